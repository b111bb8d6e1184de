// The words of the lineage that are not the start's: the way between two nodes,
// steps by keyboard, files and pictures.
export const lineage = {
  'drawing.keys': 'Left and right follow a relation to what is older or newer, up and down go among what that leads to. Enter reads, E shows the neighbours of a node, C hides what lies beyond it, P pins it, F begins or ends a way between two nodes. Plus and minus change the size, 0 shows all; Shift and arrows move the drawing. Escape leaves. The table has the same content.',
  'drawing.step': '({n} of {m})',
  'drawing.noOlder': 'Nothing older hangs on this here.',
  'drawing.noNewer': 'Nothing newer hangs on this here.',
  'drawing.noOther': 'Nothing else lies that way.',
  'drawing.help': 'Drag or wheel to move and enlarge. Click a node or a line to read it, double-click for its neighbours, Shift-click a second node for the way between.',

  'drawing.touch': 'Drag with a finger, pinch to enlarge. Tap a node or a line to read it, double-tap for its neighbours.',

  'lineage.isPinned': '“{what}” is pinned.',
  'lineage.isFree': '“{what}” is no longer pinned.',
  'legend.last': 'One at least must stay.',

  'way.begin': 'Find the way from “{what}” to another',
  'way.from': 'Way from',
  'way.to': 'to',
  'way.choose': 'Choose the other end in the drawing or the table.',
  'way.none': 'nothing joins them under these choices.',
  'way.steps': '{n} step.|{n} steps.',
  'way.end': 'Forget the way',

  'files.cite': 'Copy as citation',
  'files.none': 'At that time there is nothing to save but the drawing.',

  'picture.counts': '{n} {n:node|nodes}, {m} {m:relation|relations}',
  'picture.licence': 'Arrangement: Apache License 2.0. Quoted words are those of the documents; only the official texts are authentic.',
  'picture.made': 'stemma, {date}',
};
