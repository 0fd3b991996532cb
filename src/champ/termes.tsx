import { Champ as Saisie } from '#interface/Champ.tsx'
import { type Liste, nomDuTerme, type Referentiel, type Terme } from '#referentiel/referentiel.ts'
import { valeursDe } from '#socle/echange/cellule.ts'
import { abreger, type Cellule, entreGuillemets, uneColonne } from './cellule.ts'
import { type Champ, champ, type Fautes, faute, lu, unCite } from './champ.ts'
import { sourceTerme } from './noms.ts'
import { casesDe, identifiantsTries, texteDe } from './saisie.ts'
import type { Aspect } from './texte.tsx'

/** Les termes entre lesquels choisir : ceux de la liste, et ceux que la fiche porte déjà, même retirés depuis. */
export function termesOfferts(referentiel: Referentiel, liste: Liste, portes: readonly number[]): Terme[] {
  return referentiel.liste(liste, { retires: true }).filter(({ id, retireLe }) => retireLe === null || portes.includes(id))
}

type Un = Aspect & {
  libelle: string
  rubrique?: string
  nom: string
  liste: Liste
  /** La phrase, s'il en faut un. */
  requis?: string
  /** La phrase, s'il n'est pas de la liste. */
  inconnu: string
  /** Le choix vide d'une liste à dérouler : « Sans précision ». Sans lui, des boutons radio, chacun avec sa définition. */
  aucun?: string
  /** Dans un tableau : « Sphère inconnue ». */
  ignore?: string
}

function unTerme({ libelle, rubrique = libelle, nom, liste, requis, inconnu, aucun, ignore, ...aspect }: Un): Champ<number | null> {
  return champ<number | null>({
    libelle,
    nom,
    ...unCite(sourceTerme, rubrique, 'Terme disparu'),
    lire: ({ saisie, nom: sous, avant, referentiel }) => {
      const code = texteDe(saisie, sous)
      if (code === '') return requis === undefined ? lu(null) : faute(sous, requis)
      const terme = termesOfferts(referentiel, liste, avant ? [avant] : []).find((offert) => offert.code === code)
      return terme ? lu(terme.id) : faute(sous, inconnu)
    },
    Controle: ({ nom: sous, saisie, fautes, referentiel, avant }) => {
      const offerts = termesOfferts(referentiel, liste, avant ? [avant] : [])
      const options = offerts.map((t) => ({
        valeur: t.code,
        libelle: t.libelle,
        aide: aucun === undefined ? t.definition || undefined : undefined,
      }))
      return (
        <Saisie
          {...aspect}
          {...{ libelle, options }}
          nom={sous}
          type={aucun === undefined ? 'radios' : 'select'}
          vide={aucun}
          requis={requis !== undefined}
          valeur={texteDe(saisie, sous)}
          erreur={fautes[sous]?.phrase}
        />
      )
    },
    cellule: (sous) =>
      uneColonne<number | null>(sous, {
        ecrire: (id, { termes }) => (id === null ? null : (termes.parId(id)?.code ?? null)),
        lire: (texte, { termes, dire }) => {
          const id = termes.trouver(liste, texte)?.id ?? null
          if (id === null && texte.trim() !== '')
            dire(`${ignore ?? `${rubrique} : terme inconnu`}, ignoré${ignore?.endsWith('e') ? 'e' : ''} : « ${abreger(texte)} ».`)
          return id
        },
      }),
  })
}

/** Un terme d'une liste, ou aucun. */
export const terme = (options: Un): Champ<number | null> => unTerme(options)

/** Un terme d'une liste, toujours : 0 dans une fiche qui n'est pas encore lue. `mot` : son nom dans un tableau, « profil ». */
export function termeRequis({ mot, ...options }: Un & { requis: string; mot: string }): Champ<number> {
  const { lire, garde, remplir, Controle, dire, cite, libelle, nom } = unTerme(options)
  return champ({
    ...{ libelle, nom, remplir, dire, cite },
    vide: 0,
    garde: (brut) => garde(brut) ?? 0,
    lire: async ({ avant = null, ...lecture }) => {
      const compris = await lire({ ...lecture, avant })
      return compris.ok ? lu(compris.valeur ?? 0) : compris
    },
    Controle: ({ avant = null, ...props }) => Controle({ ...props, avant }),
    cellule: (sous) => requisEnCellule(sous, options.liste, mot),
  })
}

type Part = {
  libelle: string
  rubrique?: string
  liste: Liste
  aide?: string
  /** Où dire la faute, si ce n'est pas sous sa propre saisie. */
  fauteSous?: string
}

/**
 * Des termes de plusieurs listes, une saisie par liste : { pratiques: …, thematiques: … }. `avecParents` : cocher une activité
 * dit aussi sa pratique, la fiche se trouve alors par l'une comme par l'autre.
 */
export function termes(parts: Record<string, Part>, { avecParents = false } = {}): Champ<number[]> {
  return champ<number[]>({
    libelle: Object.values(parts)[0]?.libelle ?? '',
    vide: [],
    garde: identifiantsTries,
    lire: ({ saisie, avant = [], referentiel }) => {
      const fautes: Fautes = {}
      const coches = Object.entries(parts).flatMap(([nom, { liste, fauteSous = nom }]) => {
        const offerts = termesOfferts(referentiel, liste, avant)
        return casesDe(saisie, nom).flatMap((code) => {
          const trouve = offerts.find((offert) => offert.code === code)
          if (!trouve) fautes[fauteSous] = { phrase: 'Cochez seulement des cases de la liste.' }
          return trouve ?? []
        })
      })
      if (Object.keys(fautes).length > 0) return { ok: false, fautes }
      const parents = avecParents
        ? coches.flatMap(({ liste, parentId }) => (liste === 'activite' && parentId !== null ? [parentId] : []))
        : []
      return lu([...coches.map(({ id }) => id), ...parents])
    },
    remplir: (ids, _, noms) =>
      Object.fromEntries(
        Object.entries(parts).map(([nom, { liste }]) => [nom, dansLOrdre(noms.referentiel, noms.referentiel.parIds(ids, liste))]),
      ),
    Controle: ({ part = '', saisie, fautes, referentiel, avant = [] }) => {
      const sienne = parts[part]
      if (!sienne) return null
      const options = termesOfferts(referentiel, sienne.liste, avant).map((t) => ({ valeur: t.code, libelle: nomDuTerme(t) }))
      return (
        <Saisie
          nom={part}
          libelle={sienne.libelle}
          aide={sienne.aide}
          type="cases"
          {...{ options }}
          valeurs={casesDe(saisie, part)}
          erreur={fautes[part]?.phrase}
        />
      )
    },
    dire: (ids, noms) =>
      Object.values(parts).map(({ libelle, rubrique = libelle, liste }) => [
        rubrique,
        noms.referentiel.parIds(ids, liste).map((t) => t.libelle),
      ]),
    cite: (ids) => ids.map((id) => ({ source: sourceTerme, id })),
    sansDisparus: (ids, noms) => ids.filter((id) => noms.de(sourceTerme, id) !== undefined),
    libelles: () => Object.fromEntries(Object.entries(parts).map(([nom, { libelle }]) => [nom, libelle])),
    cellule: () => termesEnCellules(parts),
  })
}

// Les cases cochées, dans l'ordre où elles se montrent.
const dansLOrdre = (referentiel: Referentiel, lus: Terme[]): string[] =>
  referentiel.termes.filter((terme) => lus.includes(terme)).map(({ code }) => code)

const possibles = (termes: Referentiel, liste: Liste, mot: string) =>
  `${majuscule(mot)}s possibles : ${termes
    .liste(liste, { retires: true })
    .map(({ code }) => code)
    .join(', ')}.`
const manque = (termes: Referentiel, liste: Liste, mot: string) => `Le ${mot} manque. ${possibles(termes, liste, mot)}`
const majuscule = (mot: string) => mot.charAt(0).toUpperCase() + mot.slice(1)

/** Un terme, toujours, par son code ; `mot` : son nom, « profil ». */
const requisEnCellule = (nom: string, liste: Liste, mot: string): Cellule<number> => ({
  manque: (termes) => manque(termes, liste, mot),
  ...uneColonne<number>(nom, {
    ecrire: (id, { termes }) => termes.parId(id)?.code ?? '',
    lire: (texte, { termes, refuser }) => {
      const id = termes.trouver(liste, texte)?.id
      if (id === undefined)
        refuser(
          texte.trim() === ''
            ? manque(termes, liste, mot)
            : `${majuscule(mot)} inconnu : « ${abreger(texte)} ». ${possibles(termes, liste, mot)}`,
        )
      return id
    },
  }),
})

// Une colonne par liste : une liste absente du fichier garde ses termes.
function termesEnCellules(parts: Record<string, { liste: Liste }>): Cellule<number[]> {
  const listes = Object.entries(parts).map(([nom, { liste }]) => [nom, liste] as const)
  const codes = (termes: Referentiel, ids: readonly number[], liste: Liste) =>
    termes
      .parIds(ids, liste)
      .map(({ code }) => code)
      .sort()
  return {
    colonnes: Object.keys(parts),
    ecrire: (ids, { termes }) => Object.fromEntries(listes.map(([nom, liste]) => [nom, codes(termes, ids, liste)])),
    lecteur: () => ({
      lire: (cellules, { termes, dire }) => {
        const lues = listes.filter(([nom]) => cellules[nom] !== undefined)
        if (lues.length === 0) return undefined
        const dits = lues.flatMap(([nom, liste]) => {
          const lus = valeursDe(cellules[nom] ?? '').map((texte) => ({ texte, id: termes.trouver(liste, texte)?.id }))
          const inconnus = lus.flatMap(({ texte, id }) => (id === undefined ? [texte] : []))
          if (inconnus.length > 0) dire(`Colonne ${nom} : ${entreGuillemets(inconnus)} n'est pas au référentiel, ignoré.`)
          return lus.flatMap(({ id }) => id ?? [])
        })
        const gardes = (id: number) => !lues.some(([, liste]) => liste === termes.parId(id)?.liste)
        return (avant) => [...new Set([...avant.filter(gardes), ...dits])]
      },
    }),
  }
}
