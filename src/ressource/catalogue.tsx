import type { Catalogue } from '#fiche/catalogue/catalogue.ts'
import type { Vue } from '#fiche/catalogue/consulter.ts'
import { changer, coches, type Demande, parametresDeChoix } from '#fiche/catalogue/question/demande.ts'
import type { EntreeDeFil } from '#fiche/fil.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { avecParametres } from '#socle/urls.ts'
import { FicheDeRessource } from './CarteDeRessource.tsx'
import { ressources } from './fonds.ts'
import { type ApercuDeRessource, tranchesDeDuree, urlRessource } from './ressource.ts'

export const catalogue: Catalogue<ApercuDeRessource> = {
  fonds: ressources,
  mots: {
    titre: 'Les ressources',
    description: 'méthodes, exemples, données, outils, compétences à reprendre et à adapter.',
    etape: 'Ressources',
    chapeau: 'Méthodes, exemples, données, outils, compétences : ce que des territoires ont appris, prêt à être repris et adapté.',
    une: 'ressource',
    plusieurs: 'ressources',
    fiches: 'ressources',
    genre: 'f',
    chercher: {
      titre: 'Chercher une ressource',
      q: 'Un mot, une question, un titre…',
      lieu: "D'où vient-elle ?",
      aideDuLieu: 'Commune, département… ou rien',
    },
    ici: 'Venues du territoire',
    partout: 'de partout',
    plus: 'pratiques, pour qui, régions, ODD',
    emporter: 'Suivre ou emporter cette liste',
    complet: 'le catalogue complet',
  },
  portes: [
    {
      href: '/ressources/pour-moi',
      libelle: 'Que lire, en trois questions',
      quoi: 'Votre profil, où vous en êtes, le temps que vous avez.',
    },
    { href: '/ressources/contribuer', libelle: 'Partager une ressource', quoi: "Une page suffit ; l'animation relit avant de publier." },
  ],
  emports: [
    { extension: 'atom', libelle: 'Fil Atom', suite: ' : les prochaines ressources de cette liste, dans votre lecteur' },
    { extension: 'csv', libelle: 'Tableau CSV', suite: ' : tout le contenu, à rouvrir dans un tableur' },
    { extension: 'json', libelle: 'JSON', suite: ' : le même, pour un programme' },
  ],
  vide: {
    titre: 'Aucune ressource ne répond à tous ces critères',
    phrase: 'Élargissez la recherche, ou partagez ce qui manque : la première ressource aidera les suivants.',
    issues: pasSuivants,
  },
  fil: {
    titre: 'Ressources de Catalyse',
    description: 'Méthodes, exemples, données, outils, compétences partagés par le réseau.',
    annonce: 'Les nouvelles ressources de cette liste',
    entree: enEntree,
  },
  Annonce: PourMoi,
  Carte: ({ apercu, ...autres }) => <FicheDeRessource {...autres} ressource={apercu} />,
}

function pasSuivants({ chemin, demande }: Vue<ApercuDeRessource>) {
  const { territoire, choix } = demande
  const sansDuree = { choix: { ...choix, duree: [] } }
  return [
    ...(territoire ? [{ libelle: "Chercher d'où qu'elle vienne", href: changer(chemin, demande, { territoire: '' }) }] : []),
    ...(coches(demande, 'duree').length > 0 ? [{ libelle: 'Chercher pour toute durée', href: changer(chemin, demande, sansDuree) }] : []),
    { libelle: 'Voir toutes les ressources', href: '/ressources' },
    { libelle: 'Partager une ressource', href: '/ressources/contribuer' },
  ]
}

function enEntree(ressource: ApercuDeRessource, referentiel: Referentiel): EntreeDeFil {
  const publieeLe = ressource.publieeLe ?? new Date(0)
  return {
    adresse: urlRessource(ressource),
    titre: ressource.titre,
    resume: ressource.resume,
    date: publieeLe,
    publieeLe,
    termes: referentiel.parIds([ressource.typeId, ...ressource.termeIds]),
  }
}

/** Au-dessus de la liste, pour qui vient des trois questions : ses réponses redites, et de quoi en changer. */
function PourMoi({ demande, referentiel }: { demande: Demande; referentiel: Referentiel }) {
  const phrase = demande.marque === 'pourmoi' ? phrasePourMoi(demande, referentiel) : null
  if (phrase === null) return null
  return (
    <p class="catalogue-annonce">
      {phrase} <a href={avecParametres('/ressources/pour-moi', parametresDeChoix(demande))}>Changer mes réponses</a>
    </p>
  )
}

/** Les réponses aux trois questions, redites : « Pour moi : collectivité, pour démarrer, en une heure au plus. » ; null sans réponse. */
export function phrasePourMoi(demande: Demande, referentiel: Referentiel): string | null {
  const nommer = (liste: 'profil' | 'maturite') =>
    coches(demande, liste).flatMap((code) => referentiel.parCode(liste, code)?.libelle.toLowerCase() ?? [])
  const [profils, maturites] = [nommer('profil'), nommer('maturite')]
  const durees = tranchesDeDuree.filter(({ code }) => coches(demande, 'duree').includes(code)).map(({ libelle }) => libelle.toLowerCase())
  const morceaux = [
    ...(profils.length > 0 ? [profils.join(' ou ')] : []),
    ...(maturites.length > 0 ? [`pour ${maturites.join(' ou ')}`] : []),
    ...(durees.length > 0 ? [durees.join(' ou ')] : []),
  ]
  return morceaux.length === 0 ? null : `Pour moi : ${morceaux.join(', ')}.`
}
