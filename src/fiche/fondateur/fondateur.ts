import type { Champs } from '#champ/champ.ts'
import { contenuDe, lireContenu, nommerContenus, remplir } from '#champ/champs.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import { chargerUneFois, nommerLeFichier } from '#socle/charger-une-fois.ts'
import { type FicheDeContenu, lireDossier, lireFiches } from '#socle/contenu.ts'
import type { Db } from '#socle/db.ts'
import { listVersions } from '#socle/historique.ts'
import { type Changement, depotDe } from '../depot.repository.ts'
import { ecrituresDe } from '../enregistrer.ts'
import type { Fiche, Sorte } from '../sorte.ts'

const motif = 'contenu fondateur'

/** De quoi traduire ce qu'un fichier nomme. `termes` : des codes d'une liste ; une Error s'il en manque un. */
export type Traduire = { db: Db; termes: (liste: Liste, codes: readonly string[]) => number[] }

type Options<E> = {
  /** Le dossier de contenu/ ; la clé sous laquelle son chargement se retient. */
  dossier: string
  cle: string
  etat: E
  /** Ce que dit un fichier, sous les noms des champs de la sorte ; ce qu'il ne dit pas prend sa valeur vide. */
  lire: (fiches: FicheDeContenu[], traduire: Traduire) => Promise<object> | object
  /** Ce que la salle garde de plus à la naissance, en colonnes. */
  de?: (slug: string) => Changement
}

type Fichier = { nom: string; texte: string }

/**
 * Charge les fiches proposées au départ, une fois par version de leurs fichiers. Une fiche que quelqu'un tient, a modifiée ou archivée
 * n'est plus touchée ; une fiche ôtée des fichiers reste. Une faute dit dans quel fichier.
 */
export function fondateurDe<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>, o: Options<E>) {
  const { findBySlug } = depotDe(sorte)
  const { creer, modifier } = ecrituresDe(sorte)

  async function charger(trx: Db, slug: string, contenu: S): Promise<void> {
    const deja = await findBySlug(trx, slug)
    if (!deja) await creer(trx, contenu, { auteurId: null, motif, slug, etat: o.etat, de: o.de?.(slug) ?? {} })
    else if (await estIntacte(trx, sorte.salle, deja)) await modifier(trx, deja.id, contenu, { auteurId: null, motif })
  }

  return async (db: Db, fichiers: Fichier[] = lireDossier(o.dossier)): Promise<void> => {
    await chargerUneFois(db, o.cle, JSON.stringify(fichiers), async (trx) => {
      const traduire = { db: trx, termes: traducteur(await chargerReferentiel(trx)) }
      for (const { nom, texte } of fichiers) {
        await nommerLeFichier(`contenu/${o.dossier}/${nom}.md`, async () => {
          const contenu = await exact(trx, sorte.champs, await o.lire(lireFiches(texte), traduire))
          // Un numéro de tête range les fichiers d'un dossier ; il n'est pas dans l'adresse.
          await charger(trx, nom.replace(/^\d\d-/, ''), contenu)
        })
      }
    })
  }
}

/** Vrai si personne ne la tient ni n'y a touché. */
const estIntacte = async (trx: Db, salle: string, { id, proprietaireId }: Pick<Fiche<object>, 'id' | 'proprietaireId'>) =>
  proprietaireId === null && (await listVersions(trx, salle, id)).every((version) => version.motif === motif)

const traducteur = (referentiel: Referentiel) => (liste: Liste, codes: readonly string[]) =>
  codes.map((code) => {
    const terme = referentiel.parCode(liste, code)
    if (!terme) throw new Error(`« ${code} » n'est pas dans la liste ${liste}`)
    return terme.id
  })

/** Le contenu que dit un fichier : une Error s'il en dit plus que les champs ne gardent, ou ce que leur formulaire refuserait. */
async function exact<S extends object>(db: Db, champs: Champs<S>, brut: object): Promise<S> {
  const contenu = contenuDe(champs, brut)
  const perdu = ceQuiSePerd(brut, contenu)
  if (perdu !== undefined) throw new Error(`« ${perdu} » ne se comprend pas`)
  const saisie = remplir(champs, contenu, await nommerContenus(db, champs, contenu))
  const compris = await lireContenu(db, champs, saisie, contenu)
  if (compris.ok) return contenu
  throw new Error(
    Object.entries(compris.fautes)
      .map(([nom, { phrase }]) => `${nom} : ${phrase}`)
      .join(' '),
  )
}

/** Le chemin du premier morceau que `garde` n'a pas gardé : « blocs.2.genre ». */
function ceQuiSePerd(brut: unknown, garde: unknown, chemin = ''): string | undefined {
  if (brut === undefined || brut === null || brut === '') return undefined
  if (typeof brut !== 'object') return brut === garde ? undefined : chemin
  // Des identifiants se rangent : seul leur nombre se compare.
  if (Array.isArray(brut) && (!Array.isArray(garde) || new Set(brut).size !== garde.length)) return chemin
  if (Array.isArray(brut) && brut.every((element) => typeof element !== 'object')) return undefined
  const gardes = new Map(Object.entries(typeof garde === 'object' && garde !== null ? garde : {}))
  for (const [nom, valeur] of Object.entries(brut)) {
    const perdu = ceQuiSePerd(valeur, gardes.get(nom), chemin === '' ? nom : `${chemin}.${nom}`)
    if (perdu !== undefined) return perdu
  }
  return undefined
}
