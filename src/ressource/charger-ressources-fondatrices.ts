import { createHash } from 'node:crypto'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { lireDossier } from '#socle/contenu.ts'
import type { Db } from '#socle/db.ts'
import { listVersions } from '#socle/historique.ts'
import { findChargement, upsertChargement, verrouillerChargement } from '#territoire/chargement.repository.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { type LieuEcrit, lireRessourceFondatrice } from './lire-ressource-fondatrice.ts'
import { creerRessource, findBySlug, modifierRessource } from './ressource.depot.ts'
import type { Ressource, SaisieDeRessource } from './ressource.ts'

const cle = 'ressources-fondatrices'
const motif = 'contenu fondateur'

type Fichier = { nom: string; texte: string }

/**
 * Charge les ressources proposées au départ, une fois par version de leurs fichiers. Une ressource que quelqu'un tient,
 * a modifiée, vérifiée ou archivée n'est plus touchée ; une ressource ôtée des fichiers reste.
 */
export async function chargerRessourcesFondatrices(db: Db, fichiers: Fichier[] = lireDossier('ressources')): Promise<void> {
  const empreinte = createHash('sha256').update(JSON.stringify(fichiers)).digest('hex')
  if ((await findChargement(db, cle)) === empreinte) return
  await db.transaction().execute(async (trx) => {
    await verrouillerChargement(trx, cle)
    if ((await findChargement(trx, cle)) === empreinte) return
    const referentiel = await chargerReferentiel(trx)
    for (const { nom, texte } of fichiers) {
      try {
        const { saisie, lieu } = lireRessourceFondatrice(texte, referentiel)
        await charger(trx, nom, { ...saisie, territoireId: await trouverLieu(trx, lieu) })
      } catch (erreur) {
        throw new Error(`contenu/ressources/${nom}.md : ${erreur instanceof Error ? erreur.message : erreur}`, { cause: erreur })
      }
    }
    await upsertChargement(trx, cle, empreinte)
  })
}

async function charger(trx: Db, slug: string, saisie: SaisieDeRessource): Promise<void> {
  const deja = await findBySlug(trx, slug)
  if (!deja) await creerRessource(trx, saisie, { etat: 'publiee', slug, auteurId: null, motif })
  else if (await estIntacte(trx, deja)) await modifierRessource(trx, deja.id, saisie, { auteurId: null, motif })
}

async function estIntacte(trx: Db, { id, proprietaireId }: Ressource): Promise<boolean> {
  return proprietaireId === null && (await listVersions(trx, 'ressource', id)).every((version) => version.motif === motif)
}

async function trouverLieu(trx: Db, lieu: LieuEcrit | null): Promise<number | null> {
  if (!lieu) return null
  const trouve = await findByNiveauEtCode(trx, lieu.niveau, lieu.code)
  if (!trouve) throw new Error(`pas de territoire ${lieu.niveau}:${lieu.code}`)
  return trouve.id
}
