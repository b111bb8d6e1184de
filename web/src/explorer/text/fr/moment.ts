import type { moment as en } from '../en/moment.ts';

// Les mots autour d’une date, et sur la langue de ce qui est dit.
export const moment: Record<keyof typeof en, string> = {
  'moment.label': 'À une date donnée',
  'moment.byEnd': 'Fin {day} :',
  'moment.byDay': 'Au {day} :',
  'moment.means': 'seul figure ce qui avait été dit à cette date.',
  'moment.state': 'État du graphe',
  'moment.stateMeans': 'ce qui a été appris ensuite ne figure pas.',
  'moment.now': 'Montrer ce que l’on sait aujourd’hui',
  'moment.ask': 'Seulement ce qui avait été dit à la date',
  'moment.form': 'Une année, un mois ou un jour, jusqu’à sa fin : 2019, 2019-04, 2019-04-05',
  'moment.show': 'Montrer',
  'moment.change': 'Changer',
  'moment.leave': 'Tout montrer',
  'moment.left': 'Tout figure de nouveau.',
  'moment.notYet': 'Cela n’avait pas encore été dit à cette date ({day}).',
  'said.foreign': 'Résumés en anglais : ils n’ont pas encore été rédigés en français.',
};
