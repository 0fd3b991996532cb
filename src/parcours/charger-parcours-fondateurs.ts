import { createHash } from 'node:crypto'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { lireDossier } from '#socle/contenu.ts'
import type { Db } from '#socle/db.ts'
import { listVersions } from '#socle/historique.ts'
import { findChargement, upsertChargement, verrouillerChargement } from '#territoire/chargement.repository.ts'
import { creerParcours, modifierParcours } from './enregistrer-parcours.ts'
import { listIdsParSlug } from './lies.repository.ts'
import { type Connus, lireParcoursFondateur, type ParcoursEcrit, saisieDuParcoursFondateur } from './lire-parcours-fondateur.ts'
import { findBySlug } from './parcours.repository.ts'
import type { SaisieDeParcours } from './parcours.ts'

const cle = 'parcours-fondateurs'
const motif = 'contenu fondateur'

type Fichier = { nom: string; texte: string }

/** Charge les parcours proposés au départ, une fois par version de leurs fichiers. Un parcours modifié ici n'est plus touché. */
export async function chargerParcoursFondateurs(db: Db, fichiers: Fichier[] = lireDossier('parcours')): Promise<void> {
  const empreinte = createHash('sha256').update(JSON.stringify(fichiers)).digest('hex')
  if ((await findChargement(db, cle)) === empreinte) return
  await db.transaction().execute(async (trx) => {
    await verrouillerChargement(trx, cle)
    if ((await findChargement(trx, cle)) === empreinte) return
    const ecrits = fichiers.map(({ nom, texte }) => ({
      slug: nom.replace(/^\d+-/, ''),
      ecrit: nommer(nom, () => lireParcoursFondateur(texte)),
    }))
    const connus = await connaitre(
      trx,
      ecrits.map(({ ecrit }) => ecrit),
    )
    for (const { slug, ecrit } of ecrits)
      await charger(
        trx,
        slug,
        nommer(slug, () => saisieDuParcoursFondateur(ecrit, connus)),
      )
    await upsertChargement(trx, cle, empreinte)
  })
}

async function charger(trx: Db, slug: string, saisie: SaisieDeParcours): Promise<void> {
  const deja = await findBySlug(trx, slug)
  if (!deja) await creerParcours(trx, saisie, { etat: 'publie', slug, auteurId: null, motif })
  else if (await estIntact(trx, deja.id)) await modifierParcours(trx, deja.id, saisie, { auteurId: null, motif })
}

async function estIntact(trx: Db, id: number): Promise<boolean> {
  return (await listVersions(trx, 'parcours', id)).every((version) => version.motif === motif)
}

async function connaitre(trx: Db, ecrits: ParcoursEcrit[]): Promise<Connus> {
  const blocs = ecrits.flatMap((ecrit) => ecrit.blocs)
  const [referentiel, ressources, seances] = [
    await chargerReferentiel(trx),
    await listIdsParSlug(trx, 'ressource', [...new Set(blocs.flatMap(({ ressource }) => ressource ?? []))]),
    await listIdsParSlug(trx, 'seance', [...new Set(blocs.flatMap(({ seance }) => seance ?? []))]),
  ]
  return { referentiel, ressources, seances }
}

// Une faute dans un fichier dit lequel.
function nommer<T>(nom: string, lire: () => T): T {
  try {
    return lire()
  } catch (erreur) {
    throw new Error(`contenu/parcours, ${nom} : ${erreur instanceof Error ? erreur.message : erreur}`)
  }
}
