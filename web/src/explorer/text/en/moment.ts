// The words around a day by which all had been said, and about the languages of what
// is said.
export const moment = {
  'moment.label': 'As of a day',
  'moment.byEnd': 'By the end of {day}:',
  'moment.byDay': 'By {day}:',
  'moment.means': 'only what had been said by then is shown.',
  'moment.state': 'State of the graph',
  'moment.stateMeans': 'what was learned later is not shown.',
  'moment.now': 'Show what is known now',
  'moment.ask': 'Only what had been said by',
  'moment.form': 'A year, a month or a day, to its end: 2019, 2019-04, 2019-04-05',
  'moment.show': 'Show',
  'moment.change': 'Change',
  'moment.leave': 'Show all of it',
  'moment.left': 'All of it is shown again.',
  'moment.notYet': 'This had not been said yet at that time ({day}).',
  'said.foreign': 'Summaries in French: they have not been written in English yet.',
};
