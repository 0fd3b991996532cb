import type { Db } from '#socle/db.ts'
import { valeursDe } from '#socle/echange/cellule.ts'
import { type Cellule, type Cellules, entreGuillemets } from './cellule.ts'
import { type Champ, champ, faute, lu, type Rangement } from './champ.ts'
import type { Source } from './noms.ts'
import { lignesDe, texteDe } from './saisie.ts'
import { type Aspect, saisieSimple } from './texte.tsx'

/** Ce qu'une ligne du formulaire désigne peut-être. */
export type Candidat = { id: number; slug: string; ligne: string }
/** `slug` : quand la ligne est une adresse. `portes` : déjà citées, elles se retrouvent même retirées depuis. */
export type Cherche = { lignes: { texte: string; slug: string | undefined }[]; portes: number[] }

/** Des choses publiées que l'on cite par leur nom ou leur adresse. */
export type SourceCitable = Source & {
  chemin: string
  chercher: (db: Db, cherche: Cherche) => Promise<Candidat[]>
  /** La suite de « « Atelier » … », quand rien ne porte ce nom. */
  inconnu: string
}

type Options = Aspect & {
  libelle: string
  rubrique?: string
  nom: string
  source: SourceCitable
  /** La suite de « « Atelier » … » ici, si ce n'est pas celle de la source. */
  inconnu?: string
  max: { signes: number; lignes: number; phrase: string }
  /** Sans elle, ce ne sont pas les champs d'une fiche. */
  rangement?: Rangement<number[]>
  /** Dans un tableau : « Organisations inconnues, ignorées » ; sans elle, elles n'y sont pas. */
  ignorees?: string
}

/** Des choses citées, une par ligne, par leur nom ou leur adresse. */
export function references({
  libelle,
  rubrique = libelle,
  nom,
  source,
  inconnu,
  max,
  rangement,
  ignorees,
  ...aspect
}: Options): Champ<number[]> {
  return champ<number[]>({
    libelle,
    nom,
    vide: [],
    garde: (brut) => (Array.isArray(brut) ? brut.filter((id) => typeof id === 'number') : []),
    lire: async ({ db, saisie, nom: sous, avant = [] }) => {
      const tape = texteDe(saisie, sous).trim()
      const lignes = lignesDe(tape)
      if (tape.length > max.signes || lignes.length > max.lignes) return faute(sous, max.phrase)
      const { ids, phrases } = await reconnaitre(db, inconnu === undefined ? source : { ...source, inconnu }, lignes, avant)
      return phrases.length > 0 ? faute(sous, phrases.join(' ')) : lu(ids)
    },
    remplir: (ids, sous, noms) => ({ [sous]: ids.flatMap((id) => noms.de(source, id)?.saisi ?? []).join('\n') }),
    Controle: saisieSimple(libelle, false, { type: 'textarea', lignes: 2, ...aspect }),
    dire: (ids, noms) => [[rubrique, ids.map((id) => noms.de(source, id)?.nom ?? 'Disparu depuis')]],
    cite: (ids) => ids.map((id) => ({ source, id })),
    sansDisparus: (ids, noms) => ids.filter((id) => noms.de(source, id) !== undefined),
    ...(rangement && { rangement }),
    ...(ignorees !== undefined && { cellule: (sous) => referencesEnCellule(sous, source, ignorees) }),
  })
}

// Par leur slug. Un tableau tait ce que tous ne peuvent pas lire : le réimporter ne le retire pas.
function referencesEnCellule(nom: string, source: SourceCitable, ignorees: string): Cellule<number[]> {
  return {
    colonnes: [nom],
    ecrire: (ids, codes) => ({ [nom]: ids.flatMap((id) => codes.de(source, id)?.code ?? []) }),
    lecteur: () => {
      const connus = new Map<string, number>()
      const promis = new Set<string>()
      const inconnus = (cellules: Cellules) => valeursDe(cellules[nom] ?? '').filter((slug) => !connus.has(slug) && !promis.has(slug))
      return {
        inconnus,
        promettre: (slugs) => slugs.forEach((slug) => void promis.add(slug)),
        preparer: async (db, lot) => {
          const slugs = [...new Set(lot.flatMap(inconnus))]
          if (slugs.length > 0) for (const [slug, id] of (await source.decoder?.(db, slugs)) ?? []) connus.set(slug, id)
        },
        lire: (cellules, { de, dire }) => {
          if (cellules[nom] === undefined) return undefined
          const absents = inconnus(cellules)
          if (absents.length > 0) dire(`${ignorees} : ${entreGuillemets(absents.slice(0, 10))}.`)
          const dits = valeursDe(cellules[nom]).flatMap((slug) => connus.get(slug) ?? [])
          return (avant) => [
            ...dits,
            ...avant.filter((id) => !dits.includes(id) && de(source, id) === undefined && ![...connus.values()].includes(id)),
          ]
        },
      }
    },
  }
}

type Reconnues = { ids: number[]; phrases: string[] }

/** Chaque ligne désigne une chose par son nom ou par son adresse ; sinon une phrase dit quoi écrire. */
async function reconnaitre(db: Db, source: SourceCitable, lignes: string[], portes: number[]): Promise<Reconnues> {
  if (lignes.length === 0) return { ids: [], phrases: [] }
  const cherchees = lignes.map((texte) => ({ texte, slug: slugDeLAdresse(texte) }))
  const candidats = await source.chercher(db, { lignes: cherchees, portes })
  const ids: number[] = []
  const phrases: string[] = []
  for (const ligne of lignes) {
    const lus = candidats.filter((candidat) => candidat.ligne === ligne)
    if (lus.length === 1 && lus[0]) ids.push(lus[0].id)
    else if (lus.length === 0) phrases.push(`« ${ligne} » ${source.inconnu}`)
    else {
      const adresses = lus.slice(0, 4).map((candidat) => `« ${source.chemin}/${candidat.slug} »`)
      phrases.push(`Plusieurs s'appellent « ${ligne} » : écrivez ${adresses.join(' ou ')}.`)
    }
  }
  return { ids: [...new Set(ids)], phrases: phrases.slice(0, 5) }
}

/** Le slug d'une ligne qui est une adresse (« https://…/acteurs/atelier »), sinon undefined. */
function slugDeLAdresse(ligne: string): string | undefined {
  return /^(?:https?:\/\/[^\s/]+)?\/[a-z]+\/([a-z0-9-]{1,120})\/?(?:[?#].*)?$/.exec(ligne)?.[1]
}
