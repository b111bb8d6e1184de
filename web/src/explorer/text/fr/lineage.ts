// Les mots de la filiation qui ne sont pas ceux de l’accueil : le chemin entre deux
// nœuds, le clavier, les fichiers et les images.
export const lineage = {
  'drawing.keys': 'Gauche et droite suivent un lien vers le plus ancien ou le plus récent, haut et bas vont parmi ce à quoi il mène. Entrée lit, E montre les voisins d’un nœud, C cache ce qui est au-delà, P l’épingle, F commence ou finit un chemin entre deux nœuds. Plus et moins changent la taille, 0 montre tout ; Maj et les flèches déplacent le dessin. Échap en sort. Le tableau a le même contenu.',
  'drawing.step': '({n} sur {m})',
  'drawing.noOlder': 'Rien de plus ancien ne s’y rattache ici.',
  'drawing.noNewer': 'Rien de plus récent ne s’y rattache ici.',
  'drawing.noOther': 'Rien d’autre de ce côté.',
  'drawing.help': 'Glissez ou tournez la molette pour déplacer et agrandir. Cliquez un nœud ou un trait pour le lire, double-cliquez pour ses voisins, Maj-clic sur un second nœud pour le chemin entre les deux.',

  'drawing.touch': 'Déplacez d’un doigt, écartez-en deux pour agrandir. Touchez un nœud ou un trait pour le lire, deux fois pour ses voisins.',

  'lineage.isPinned': '« {what} » est épinglé.',
  'lineage.isFree': '« {what} » n’est plus épinglé.',
  'legend.last': 'Il doit en rester au moins un.',

  'way.begin': 'Trouver le chemin de « {what} » à un autre',
  'way.from': 'Chemin de',
  'way.to': 'à',
  'way.choose': 'Choisissez l’autre bout dans le dessin ou le tableau.',
  'way.none': 'rien ne les relie avec ces choix.',
  'way.steps': '{n} étape.|{n} étapes.',
  'way.end': 'Oublier le chemin',

  'files.cite': 'Copier la référence',
  'files.none': 'À cette date, il n’y a que le dessin à enregistrer.',

  'picture.counts': '{n} {n:nœud|nœuds}, {m} {m:lien|liens}',
  'picture.licence': 'Ordonnancement : licence Apache 2.0. Les mots cités sont ceux des documents ; seuls les textes officiels font foi.',
  'picture.made': 'stemma, {date}',
};
