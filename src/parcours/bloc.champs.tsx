import { cleLibre } from '#champ/blocs.tsx'
import { type Champ, champ, faute, lu, unCite } from '#champ/champ.ts'
import { lignes } from '#champ/lignes.tsx'
import { entier } from '#champ/nombres.ts'
import type { Source } from '#champ/noms.ts'
import { texteDe } from '#champ/saisie.ts'
import { cache, choix, mesure, suite } from '#champ/simples.tsx'
import { prose, texte } from '#champ/texte.tsx'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ as Saisie } from '#interface/Champ.tsx'
import { sourceRessource } from '#ressource/ressource.source.ts'
import { slugifier } from '#socle/texte.ts'
import { sourceSeance } from './lies.repository.ts'
import { libelleDeLaVersion, type Version, versions } from './versions.ts'

/** Ce que tout bloc porte. */
const commun = {
  titre: texte({ libelle: 'Titre', max: 200, tropLong: 'Un titre tient en 200 caractères.' }),
  minutes: entier({ libelle: 'Minutes', neuf: 10, plafond: 1440, phrase: 'Un nombre entier de minutes, de 0 à 1 440.' }),
  /** La version la plus courte où il paraît. */
  des: choix<Version>({
    libelle: 'Paraît dès la version',
    options: versions.map((valeur) => ({ valeur, libelle: libelleDeLaVersion[valeur] })),
    vide: '2h',
    phrase: 'Choisissez une version dans la liste.',
    type: 'select',
  }),
}

const markdown = (libelle: string): Champ<string> =>
  prose({
    libelle,
    nom: 'texte',
    lignes: 4,
    aide: 'Gras : **mot** ; liste : une ligne qui commence par - ; tableau : des colonnes séparées par |',
    max: 20_000,
    tropLong: 'Un texte tient en 20 000 caractères.',
  })

/** Du Markdown : ce qui se lit ici, ou ce qui est à faire. */
export const enTexte = { ...commun, texte: markdown('Texte') }
export const enConsigne = { ...commun, consigne: markdown('Consigne') }

/** La ressource à lire : elle se cherche, puis se choisit. */
export const ressourceId = lie('Ressource', sourceRessource, ({ nom, saisie, offres }) => {
  const [, id] = nom.split('.')
  const recherche = nom.replace(/lie$/, 'recherche')
  const options = [...(offres?.get(nom) ?? []), { valeur: '', libelle: 'Aucune pour le moment' }]
  return (
    <>
      <div class="compo-recherche">
        <Saisie nom={recherche} libelle="Chercher une ressource" type="search" valeur={texteDe(saisie, recherche)} />
        <Bouton variante="secondaire" nom="action" valeur={`chercher:${id}`} attributs={{ formaction: `#bloc-${id}`, formnovalidate: '' }}>
          Chercher
        </Bouton>
      </div>
      <Saisie nom={nom} libelle="La ressource à lire" type="radios" options={options} valeur={texteDe(saisie, nom)} />
    </>
  )
})

/** La séance à regarder, parmi celles qui sont annoncées. */
export const seanceId = lie('Séance', sourceSeance, ({ nom, saisie, offres }) => (
  <Saisie
    nom={nom}
    libelle="La séance à regarder"
    type="select"
    vide="Aucune pour le moment"
    options={offres?.get(nom) ?? []}
    valeur={texteDe(saisie, nom)}
  />
))

function lie(libelle: string, source: Source, Controle: Champ<number | null>['Controle']): Champ<number | null> {
  return champ<number | null>({
    libelle,
    nom: 'lie',
    ...unCite(source, libelle, 'Disparue depuis'),
    lire: ({ saisie, nom }) => {
      const id = texteDe(saisie, nom)
      return /^\d{0,9}$/.test(id) ? lu(Number(id) || null) : faute(nom, 'Choisissez dans la liste.')
    },
    remplir: (id, nom) => ({ [nom]: id === null ? '' : String(id) }),
    Controle,
  })
}

/** Secondes depuis le début de l'enregistrement ; null : la séance entière. */
export const chapitre = mesure<number | null>({
  libelle: 'À partir de',
  aide: 'Minutes et secondes : 12:30',
  vide: null,
  garde: (brut) => (typeof brut === 'number' ? brut : null),
  comprendre: (ecrit) => {
    const [, minutes, secondes = '0'] = /^(\d{1,4})(?::([0-5]?\d))?$/.exec(ecrit) ?? []
    const instant = Number(minutes) * 60 + Number(secondes)
    if (ecrit === '') return { valeur: null }
    return instant <= 86_400 ? { valeur: instant } : "Écrivez l'instant ainsi : 12:30."
  },
  ecrire: (secondes) => (secondes === null ? '' : `${Math.floor(secondes / 60)}:${String(secondes % 60).padStart(2, '0')}`),
  attributs: { size: '8' },
})

const demande = 'Écrivez ce que l’on demande, en 300 caractères au plus.'

/** Ce que l'on demande d'écrire. La clé d'un champ reste : des réponses gardées s'y rattachent. */
export const champsDExercice = lignes({
  libelle: 'Ce que l’on demande',
  une: 'Réponse attendue',
  aide: 'Une ligne par réponse attendue ; la dernière reste vide, une autre paraît quand on la remplit et enregistre.',
  max: 12,
  champs: {
    cle: cache(),
    libelle: texte({ libelle: "Ce que l'on demande", max: 300, tropLong: demande, requis: demande }),
    aide: texte({ libelle: 'Aide', max: 500, tropLong: 'Une aide tient en 500 caractères.' }),
  },
  completer: (champs) => {
    const prises = new Set(champs.map(({ cle }) => cle).filter(Boolean))
    return champs.map((un) => ({ ...un, cle: un.cle || cleLibre(slugifier(un.libelle).slice(0, 40), prises) }))
  },
})

const bonneLigne = 'Deux à huit choix, un par ligne ; le bon est l’un d’eux.'
const aRepondre = 'Écrivez la question, et le numéro de la bonne ligne.'
const choixProposes = suite({
  libelle: 'Choix',
  aide: 'Un par ligne',
  lignes: 3,
  max: { signes: 2500, lignes: 8, phrase: bonneLigne },
  ligne: (valeur) => (valeur.length <= 300 ? { valeur } : 'Un choix tient en 300 caractères.'),
})

export const questions = lignes({
  libelle: 'Questions',
  une: 'Question',
  max: 12,
  champs: {
    question: texte({ libelle: 'Question', max: 500, tropLong: 'Une question tient en 500 caractères.', requis: aRepondre }),
    choix: {
      ...choixProposes,
      lire: async (lecture) => {
        const compris = await choixProposes.lire(lecture)
        const juste = Number(texteDe(lecture.saisie, lecture.nom.replace(/choix$/, 'juste')) || 1)
        return compris.ok && compris.valeur.length < Math.max(2, juste) ? faute(lecture.nom, bonneLigne) : compris
      },
    } satisfies Champ<string[]>,
    /** Le rang du bon choix, à partir de 0. */
    juste: bonChoix(),
    explication: texte({
      libelle: 'Pourquoi',
      type: 'textarea',
      lignes: 2,
      max: 2000,
      tropLong: 'Une explication tient en 2 000 caractères.',
    }),
  },
})

function bonChoix(): Champ<number> {
  const libelle = 'La bonne ligne'
  const options = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ valeur: n, libelle: `ligne ${n}` }))
  return champ({
    libelle,
    vide: 0,
    garde: (brut) => (typeof brut === 'number' ? brut : 0),
    lire: ({ saisie, nom }) => {
      const rang = texteDe(saisie, nom) || '1'
      return /^[1-8]$/.test(rang) ? lu(Number(rang) - 1) : faute(nom, aRepondre)
    },
    remplir: (rang, nom) => ({ [nom]: String(rang + 1) }),
    Controle: ({ nom, saisie, fautes }) => (
      <Saisie {...{ nom, libelle, options }} type="select" valeur={texteDe(saisie, nom) || '1'} erreur={fautes[nom]?.phrase} />
    ),
    dire: (rang) => [[libelle, [`ligne ${rang + 1}`]]],
  })
}
