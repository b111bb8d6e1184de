import type { embed as en } from '../en/embed';

// Les mots de la page que d’autres encadrent, et du chemin qui y mène.
export const embed: Record<keyof typeof en, string> = {
  'embed.keys': 'Gauche et droite suivent un lien vers le plus ancien ou le plus récent, haut et bas vont parmi ce à quoi il mène. Entrée va à ce qui est dit d’un nœud, E en montre les voisins, C cache ce qui est au-delà, P l’épingle. Plus et moins changent la taille, 0 montre tout ; Maj et les flèches déplacent le dessin. Échap en sort. Le tableau a le même contenu.',
  'embed.noscript': 'Le dessin a besoin de JavaScript. Le graphe entier se trouve dans',
  'embed.ANCESTORS': 'D’où vient {what}',
  'embed.DESCENDANTS': 'Ce qui est venu de {what}',
  'embed.BOTH': '{what} : d’où cela vient et ce qui en est venu',
  'embed.authentic': 'Ce n’est pas le texte officiel, qui seul fait foi.',
  'embed.form': 'Forme',
  'embed.drawing': 'Dessin',
  'embed.table': 'Tableau',
  'embed.open': 'Ouvrir dans stemma',
  'embed.read': 'Le lire dans stemma',
  'embed.this': 'Intégrer à une page',
  'embed.title': 'Intégrer ceci à l’une de vos pages',
  'embed.how': 'Copiez cette ligne dans le HTML de la page. Ses lecteurs doivent pouvoir joindre ce serveur.',
  'embed.line': 'La ligne à copier',
  'embed.first': 'Montrer d’abord',
  'embed.theme': 'Couleurs',
  'embed.auto': 'celles du système du lecteur',
  'embed.light': 'claires',
  'embed.dark': 'sombres',
  'embed.height': 'Hauteur en pixels',
  'embed.local': 'Ce serveur est à une adresse que d’autres machines ne peuvent pas joindre.',
  'embed.see': 'Voir le résultat',
  'embed.close': 'Fermer',
};
