import { Champ as Saisir } from '#interface/Champ.tsx'
import type { Db } from '#socle/db.ts'
import { valeursDe } from '#socle/echange/cellule.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { libelleNature, type Niveau, nomDistinct, nomEtCode, type Territoire } from '#territoire/territoire.ts'
import { abreger, type Cellule, type Cellules, entreGuillemets } from './cellule.ts'
import { type Champ, champ, faute, lu, unCite } from './champ.ts'
import { sourceTerritoire } from './noms.ts'
import { identifiantsTries, texteDe } from './saisie.ts'

type Un = {
  libelle: string
  rubrique?: string
  nom: string
  aide?: string
  /** Les niveaux permis ; tous sans précision. */
  niveaux?: readonly Niveau[]
  /** La phrase, s'il en faut un : une fiche neuve, ou qui en avait un. Celle dont on n'a jamais su le lieu peut l'ignorer encore. */
  requis?: string
  /** La salle dit elle-même comment il s'écrit dans un tableau. */
  horsTableau?: true
  phrases: { inconnu: (texte: string) => string; plusieurs: (texte: string) => string }
  /** Le nom de la saisie du texte qui a fait naître le choix : « commune_lue ». */
  lu: string
}

/** Un territoire, désigné par son nom ou son code ; à choisir, quand le texte en désigne plusieurs. */
export function lieu({
  libelle,
  rubrique = libelle,
  nom,
  aide,
  niveaux,
  requis,
  horsTableau,
  phrases,
  lu: sousLu,
}: Un): Champ<number | null> {
  return champ<number | null>({
    libelle,
    nom,
    ...unCite(sourceTerritoire, rubrique),
    lire: async ({ db, saisie, nom: sous, avant }) => {
      const ecrit = texteDe(saisie, sous).slice(0, 200)
      // Le choix offert ne vaut que pour le texte qui l'a fait naître : qui récrit le champ a changé d'avis.
      const texte = texteDe(saisie, sousLu) === ecrit ? texteDe(saisie, `${sous}_choix`) || ecrit : ecrit
      if (texte === '') return requis === undefined || avant === null ? lu(null) : faute(sous, requis)
      const lus = await resoudre(db, texte, niveaux)
      if (lus.length === 1 && lus[0]) return lu(lus[0].id)
      if (lus.length === 0) return faute(sous, phrases.inconnu(texte))
      return { ok: false, fautes: { [sous]: { phrase: phrases.plusieurs(texte), lieux: lus } } }
    },
    Controle: ({ nom: sous, saisie, fautes }) => {
      const valeur = texteDe(saisie, sous)
      const { phrase, lieux } = fautes[sous] ?? {}
      return (
        <>
          <ChampTerritoire
            {...{ libelle, valeur }}
            nom={sous}
            erreur={phrase}
            requis={requis !== undefined}
            {...(aide ? { aide } : {})}
            {...(niveaux ? { niveaux } : {})}
          />
          {lieux && (
            <>
              <input type="hidden" name={sousLu} value={valeur} />
              <ChoixTerritoire nom={`${sous}_choix`} texte={valeur} choix={lieux} />
            </>
          )}
        </>
      )
    },
    ...(!horsTableau && { cellule: lieuEnCellule }),
  })
}

// Son code, et son nom pour qui lit.
function lieuEnCellule(nom: string): Cellule<number | null> {
  return {
    colonnes: [nom, `${nom}_nom`],
    lues: [nom],
    ecrire: (id, codes) => {
      const cite = id === null ? undefined : codes.de(sourceTerritoire, id)
      return { [nom]: cite?.code ?? null, [`${nom}_nom`]: cite?.nom ?? null }
    },
    lecteur: () => {
      const { preparer, trouver } = lieuxCherches((cellules) => [cellules[nom]?.trim() ?? ''])
      return {
        preparer,
        lire: (cellules, { dire }) => {
          const code = cellules[nom]?.trim()
          if (code === undefined) return undefined
          const id = trouver(code) ?? null
          if (code !== '' && id === null) dire(`Territoire inconnu, ignoré : « ${abreger(code, 40)} » (forme attendue : commune:63113).`)
          return () => id
        },
      }
    },
  }
}

// Les mêmes lieux reviennent d'une ligne à l'autre : ce qui a été cherché se garde.
function lieuxCherches(codesDe: (cellules: Cellules) => string[]) {
  const connus = new Map<string, number | undefined>()
  return {
    trouver: (code: string) => connus.get(code),
    preparer: async (db: Db, lot: readonly Cellules[]) => {
      const codes = [...new Set(lot.flatMap(codesDe))].filter((code) => !connus.has(code))
      const trouves = await sourceTerritoire.decoder?.(db, codes)
      for (const code of codes) connus.set(code, trouves?.get(code))
    },
  }
}

const territoiresMax = 100

/** Des territoires de tout niveau, un par ligne ; 100 au plus. */
export function lieux({ libelle, nom, aide }: { libelle: string; nom: string; aide: string }): Champ<number[]> {
  return champ<number[]>({
    libelle,
    nom,
    vide: [],
    garde: identifiantsTries,
    lire: async ({ db, saisie, nom: sous }) => {
      const ecrites = texteDe(saisie, sous)
        .slice(0, 10_000)
        .split(/[\n;]+/)
        .map((ligne) => ligne.trim())
      const lignes = [...new Set(ecrites)].filter((ligne) => ligne !== '')
      if (lignes.length > territoiresMax)
        return faute(sous, `C'est trop de territoires : ${territoiresMax} au plus. Un département ou une région en résume beaucoup.`)
      const ids: number[] = []
      const phrases: string[] = []
      for (const ligne of lignes) {
        const lus = await resoudre(db, ligne)
        if (lus.length === 1 && lus[0]) ids.push(lus[0].id)
        else phrases.push(aPreciser(ligne, lus))
      }
      return phrases.length > 0 ? faute(sous, phrases.slice(0, 5).join(' ')) : lu(ids)
    },
    remplir: (ids, sous, noms) => ({ [sous]: ids.flatMap((id) => noms.de(sourceTerritoire, id)?.saisi ?? []).join('\n') }),
    Controle: ({ nom: sous, saisie, fautes }) => (
      <ChampTerritoire nom={sous} {...{ libelle, aide }} valeur={texteDe(saisie, sous)} erreur={fautes[sous]?.phrase} multiple />
    ),
    dire: (ids, noms) => [[libelle, ids.flatMap((id) => noms.de(sourceTerritoire, id)?.nom ?? [])]],
    cite: (ids) => ids.map((id) => ({ source: sourceTerritoire, id })),
    sansDisparus: (ids, noms) => ids.filter((id) => noms.de(sourceTerritoire, id) !== undefined),
    cellule: lieuxEnCellule,
  })
}

function lieuxEnCellule(nom: string): Cellule<number[]> {
  return {
    colonnes: [nom],
    ecrire: (ids, codes) => ({ [nom]: ids.flatMap((id) => codes.de(sourceTerritoire, id)?.code ?? []).sort() }),
    lecteur: () => {
      const { preparer, trouver } = lieuxCherches((cellules) => valeursDe(cellules[nom] ?? ''))
      return {
        preparer,
        lire: (cellules, { dire }) => {
          if (cellules[nom] === undefined) return undefined
          const codes = valeursDe(cellules[nom])
          const inconnus = codes.filter((code) => trouver(code) === undefined)
          if (inconnus.length > 0)
            dire(`Territoires inconnus, ignorés : ${entreGuillemets(inconnus, 40)} (forme attendue : epci:246300701).`)
          return () => codes.flatMap((code) => trouver(code) ?? [])
        },
      }
    },
  }
}

const aPreciser = (ligne: string, lus: Territoire[]): string =>
  lus.length === 0
    ? `« ${ligne} » n'est pas connu.`
    : `« ${ligne} » : écrivez ${lus
        .slice(0, 4)
        .map((t) => `« ${nomEtCode(t)} »`)
        .join(' ou ')}.`

// Un seul : trouvé. « Paris (75) » dit aussi la commune de Paris : quand le texte est le nom entier de l'un d'eux, c'est lui.
async function resoudre(db: Db, texte: string, niveaux?: readonly Niveau[]): Promise<Territoire[]> {
  const compris = await resoudreTerritoire(db, texte, niveaux ? { niveaux } : {})
  if (compris.genre === 'trouve') return [compris.territoire]
  if (compris.genre === 'inconnu') return []
  const exacts = compris.choix.filter((t) => nomEtCode(t) === texte)
  return exacts.length === 1 ? exacts : compris.choix.slice(0, 8)
}

type Props = { nom?: string; texte: string; choix: Territoire[]; erreur?: string | undefined }

/** Quand un texte désigne plusieurs territoires : lequel ? La valeur envoyée désigne celui-là sans aucun doute. */
function ChoixTerritoire({ nom = 'territoire', texte, choix, erreur }: Props) {
  return (
    <Saisir
      nom={nom}
      type="radios"
      libelle={`« ${texte} » : de quel territoire s'agit-il ?`}
      erreur={erreur}
      options={choix.map((t) => ({ valeur: nomEtCode(t), libelle: `${nomDistinct(t)}, ${libelleNature(t).toLowerCase()}` }))}
    />
  )
}
