import { Champ as Saisie } from '#interface/Champ.tsx'
import { type Liste, nomDuTerme, type Referentiel, type Terme } from '#referentiel/referentiel.ts'
import { abreger, uneColonne } from './cellule.ts'
import { type Champ, champ, type Fautes, faute, lu } from './champ.ts'
import { type Noms, sourceTerme } from './noms.ts'
import { casesDe, identifiantsTries, texteDe } from './saisie.ts'
import { requisEnCellule, termesEnCellules } from './termes-en-cellules.ts'
import type { Aspect } from './texte.tsx'

/** Les termes entre lesquels choisir : ceux de la liste, et ceux que la fiche porte déjà, même retirés depuis. */
export function termesOfferts(referentiel: Referentiel, liste: Liste, portes: readonly number[]): Terme[] {
  return referentiel.liste(liste, { retires: true }).filter(({ id, retireLe }) => retireLe === null || portes.includes(id))
}

const estUnNombre = (brut: unknown) => typeof brut === 'number'
const dit = (noms: Noms, id: number) => noms.de(sourceTerme, id)?.nom ?? 'Terme disparu'

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
    vide: null,
    garde: (brut) => (estUnNombre(brut) ? brut : null),
    lire: ({ saisie, nom: sous, avant, referentiel }) => {
      const code = texteDe(saisie, sous)
      if (code === '') return requis === undefined ? lu(null) : faute(sous, requis)
      const terme = termesOfferts(referentiel, liste, avant ? [avant] : []).find((offert) => offert.code === code)
      return terme ? lu(terme.id) : faute(sous, inconnu)
    },
    remplir: (id, sous, noms) => ({ [sous]: id === null ? '' : (noms.de(sourceTerme, id)?.saisi ?? '') }),
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
    dire: (id, noms) => [[rubrique, id === null ? [] : [dit(noms, id)]]],
    cite: (id) => (id === null ? [] : [{ source: sourceTerme, id }]),
    sansDisparus: (id, noms) => (id !== null && noms.de(sourceTerme, id) ? id : null),
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
  const deLaListe = ({ referentiel }: { referentiel: Referentiel }, ids: readonly number[], liste: Liste) =>
    ids.flatMap((id) => {
      const lu = referentiel.parId(id)
      return lu?.liste === liste ? [lu] : []
    })
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
      Object.fromEntries(Object.entries(parts).map(([nom, { liste }]) => [nom, dansLOrdre(noms.referentiel, deLaListe(noms, ids, liste))])),
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
      Object.values(parts).map(({ libelle, rubrique = libelle, liste }) => [rubrique, deLaListe(noms, ids, liste).map((t) => t.libelle)]),
    cite: (ids) => ids.map((id) => ({ source: sourceTerme, id })),
    sansDisparus: (ids, noms) => ids.filter((id) => noms.de(sourceTerme, id) !== undefined),
    libelles: () => Object.fromEntries(Object.entries(parts).map(([nom, { libelle }]) => [nom, libelle])),
    cellule: () => termesEnCellules(parts),
  })
}

// Les cases cochées, dans l'ordre où elles se montrent.
const dansLOrdre = (referentiel: Referentiel, lus: Terme[]): string[] =>
  referentiel.termes.filter((terme) => lus.includes(terme)).map(({ code }) => code)
