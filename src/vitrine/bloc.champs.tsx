import { type Champ, champ, faute, lu } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import { mesure } from '#champ/simples.tsx'
import { prose, texte } from '#champ/texte.tsx'
import { Champ as Saisie } from '#interface/Champ.tsx'

export const commun = { titre: texte({ libelle: 'Titre', max: 120, tropLong: 'Ce titre est trop long : 120 caractères au plus.' }) }

export const corps = prose({
  libelle: 'Texte',
  aide: 'Une ligne vide sépare deux paragraphes ; **gras**, - liste, [lien](adresse).',
  max: 10_000,
  tropLong: 'Ce texte est trop long : 10 000 caractères au plus.',
})

export const bouton = texte({
  libelle: 'Sur le bouton',
  aide: 'Ce qui se passe : « Proposer une ressource ».',
  max: 80,
  tropLong: 'Ce bouton est trop long : 80 caractères au plus.',
  requis: 'Dites ce que fait le bouton.',
})

// Un chemin de ce site, ou une adresse https.
function refusDAdresse(href: string): string | undefined {
  if (href.length > 500) return 'Cette adresse est trop longue.'
  const bonne = /^\/(?![/\\])/.test(href) || URL.parse(href)?.protocol === 'https:'
  return bonne ? undefined : 'Écrivez un chemin (/ressources) ou une adresse https://.'
}

export const href = mesure<string>({
  libelle: 'Où il mène',
  aide: 'Un chemin (/ressources/contribuer) ou une adresse https://.',
  vide: '',
  garde: (brut) => (typeof brut === 'string' ? brut : ''),
  comprendre: (ecrit) => refusDAdresse(ecrit) ?? { valeur: ecrit },
  ecrire: (adresse) => adresse,
})

/** Le code d'un type de ressource ; null : tous. */
export const type = champ<string | null>({
  libelle: 'Type',
  vide: null,
  garde: (brut) => (typeof brut === 'string' && brut !== '' ? brut : null),
  lire: ({ saisie, nom }) => {
    const code = texteDe(saisie, nom)
    return /^([a-z0-9][a-z0-9.-]{0,60})?$/.test(code) ? lu(code || null) : faute(nom, 'Choisissez un type dans la liste.')
  },
  remplir: (code, nom) => ({ [nom]: code ?? '' }),
  Controle: ({ nom, saisie, fautes, referentiel }) => (
    <Saisie
      nom={nom}
      type="select"
      libelle="Type"
      vide="Tous les types"
      options={referentiel.liste('medoc').map(({ code, libelle }) => ({ valeur: code, libelle }))}
      valeur={texteDe(saisie, nom)}
      erreur={fautes[nom]?.phrase}
    />
  ),
  dire: (code, { referentiel }) => [['Type', code === null ? [] : [referentiel.parCode('medoc', code)?.libelle ?? code]]],
})

type Options<K extends string> = {
  libelle: string
  aide: string
  /** Le nom des trois morceaux d'une ligne ; le dernier peut manquer. */
  morceaux: readonly [K, K, K]
  /** Comment l'écrire. */
  attendu: string
  max: { lignes: number; signes: readonly [number, number, number] }
  refuser?: (ligne: Record<K, string>) => string | undefined
}

/** Des lignes de trois morceaux séparés par une barre, dans un seul champ : c'est lui qui porte la faute, avec le numéro de la ligne. */
function enLignes<K extends string>({ libelle, aide, morceaux, attendu, max, refuser }: Options<K>): Champ<Record<K, string>[]> {
  const estLigne = (brut: object): brut is Record<K, string> => morceaux.every((nom) => nom in brut)
  const ligne = (valeurs: readonly unknown[]): Record<K, string>[] => {
    const composee = Object.fromEntries(morceaux.map((nom, rang) => [nom, String(valeurs[rang] ?? '')]))
    return estLigne(composee) ? [composee] : []
  }
  const textes = (lue: Record<K, string>) => morceaux.map((nom) => lue[nom])
  return {
    ...mesure<Record<K, string>[]>({
      type: 'textarea',
      ...{ libelle, aide },
      nom: 'lignes',
      vide: [],
      garde: (brut) =>
        (Array.isArray(brut) ? brut : []).flatMap((lue: unknown) => {
          const connue = new Map(Object.entries(typeof lue === 'object' && lue !== null ? lue : {}))
          return ligne(morceaux.map((nom) => connue.get(nom)))
        }),
      comprendre: (ecrit) => {
        const lignes = ecrit
          .split('\n')
          .filter((brute) => brute.trim() !== '')
          .map((brute) => brute.split('|').map((morceau) => morceau.trim()))
        if (lignes.length > max.lignes) return `C'est trop de lignes : ${max.lignes} au plus.`
        const lues = lignes.flatMap(([a, b, ...c]) => ligne([a, b, c.join(' | ')]))
        for (const [rang, lue] of lues.entries()) {
          const malEcrite = textes(lue).some((morceau, n) => (n < 2 && morceau === '') || morceau.length > (max.signes[n] ?? 0))
          const refus = malEcrite ? `écrivez « ${attendu} ».` : refuser?.(lue)
          if (refus !== undefined) return `Ligne ${rang + 1} : ${refus}`
        }
        return { valeur: lues }
      },
      ecrire: (lignes) => lignes.map((lue) => enLigne(textes(lue))).join('\n'),
    }),
    dire: (lignes) => [[libelle, lignes.map((lue) => enLigne(textes(lue)))]],
  }
}

// La barre sépare les morceaux : dans un texte, elle devient une virgule.
const enLigne = (morceaux: string[]): string =>
  morceaux
    .map((morceau, rang) => (rang < 2 ? morceau.replaceAll('|', ',') : morceau).replace(/\s*\n\s*/g, ' '))
    .join(' | ')
    .replace(/( \| )+$/, '')

export const evenements = enLignes({
  libelle: 'Événements',
  aide: 'Un par ligne : date | titre | texte. La date peut être une année.',
  morceaux: ['date', 'titre', 'texte'],
  attendu: 'date | titre | texte',
  max: { lignes: 40, signes: [60, 200, 10_000] },
})

export const liens = enLignes({
  libelle: 'Liens',
  aide: 'Un par ligne : libellé | adresse | phrase.',
  morceaux: ['libelle', 'href', 'texte'],
  attendu: 'libellé | adresse | phrase',
  max: { lignes: 24, signes: [120, 500, 300] },
  refuser: (ligne) => refusDAdresse(ligne.href),
})
