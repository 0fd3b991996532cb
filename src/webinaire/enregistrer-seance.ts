import { randomUUID } from 'node:crypto'
import { updateUsages } from '#ressource/usage.repository.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { noter } from '#socle/historique.ts'
import { slugifier } from '#socle/texte.ts'
import { indexerSeance } from './document-seance.ts'
import * as Ecriture from './ecriture-seance.repository.ts'
import { prevenirDeLEtat, prevenirDuChangement } from './inscription/prevenir-inscrits.ts'
import { findById, findByIdPourEcriture } from './seance.repository.ts'
import { avanceLaSequence, type EtatDeSeance, estPublique, type SaisieDeSeance, type Seance, urlSeance } from './seance.ts'

type Auteur = { auteurId: string | null; motif: string }
type Naissance = Auteur & { etat?: EtatDeSeance; slug?: string; uid?: string }
const inconnue = "Cette séance n'existe pas, ou n'existe plus."

/** Crée une séance et sa première version. À appeler dans une transaction. `uid` : un UUID si rien n'est dit. */
export async function creerSeance(trx: Db, saisie: SaisieDeSeance, en: Naissance): Promise<Seance> {
  const { etat = 'brouillon', uid = randomUUID() } = en
  const slug = await Ecriture.findSlugLibre(trx, en.slug ?? slugifier(saisie.titre))
  return garder(trx, await Ecriture.insert(trx, saisie, { slug, uid, etat }), en)
}

/** Récrit le contenu, et prévient qui s'est inscrit si le rendez-vous change ; sans changement, ne fait rien. */
export async function modifierSeance(trx: Db, id: number, saisie: SaisieDeSeance, auteur: Auteur): Promise<Seance> {
  const avant = await lirePourEcrire(trx, id)
  if (JSON.stringify(saisieDe(avant)) === JSON.stringify(saisieDe(saisie))) return avant
  const avance = estPublique(avant) && avanceLaSequence(avant, { ...saisie, etat: avant.etat })
  await Ecriture.update(trx, id, saisie, avant.revision + (avance ? 1 : 0))
  const apres = await garder(trx, id, auteur)
  await prevenirDuChangement(trx, avant, apres)
  return apres
}

/** Annonce, annule (avec la phrase qui le dit), archive ou remet en brouillon. */
export async function changerEtat(
  trx: Db,
  id: number,
  { etat, motifAnnulation = '' }: { etat: EtatDeSeance; motifAnnulation?: string },
  auteur: Auteur,
): Promise<Seance> {
  const avant = await lirePourEcrire(trx, id)
  if (avant.etat === etat) return avant
  if (etat === 'annulee' && avant.etat !== 'annoncee') throw new ErreurMetier(409, "Seule une séance annoncée s'annule.")
  const revision = avant.revision + (avanceLaSequence(avant, { ...avant, etat }) ? 1 : 0)
  await Ecriture.updateSuivi(trx, id, { etat, motifAnnulation, revision })
  const apres = await garder(trx, id, auteur)
  await prevenirDeLEtat(trx, avant, apres)
  return apres
}

/** La partie d'une séance qui s'écrit, sous une forme comparable. */
export function saisieDe(s: SaisieDeSeance): SaisieDeSeance {
  return {
    cycleId: s.cycleId,
    genre: s.genre,
    titre: s.titre,
    question: s.question,
    resume: s.resume,
    description: s.description,
    debut: s.debut,
    heureConnue: s.heureConnue,
    dureeMinutes: s.dureeMinutes,
    lieu: s.lieu,
    territoireId: s.territoireId,
    lienDirect: s.lienDirect,
    termeIds: [...new Set(s.termeIds)].sort((a, b) => a - b),
    inscriptionsOuvertes: s.inscriptionsOuvertes,
    questionsOuvertes: s.questionsOuvertes,
    aRetenir: s.aRetenir,
    estProposition: s.estProposition,
    source: s.source,
    programme: s.programme.map(({ titre, resume, dureeMinutes, interventions }) => ({
      titre,
      resume,
      dureeMinutes,
      interventions: interventions.map(({ nom, fonction, structure, acteurId }) => ({ nom, fonction, structure, acteurId })),
    })),
    contributionIds: s.contributionIds,
    partenaireIds: s.partenaireIds,
    documents: s.documents.map(({ titre, fichierId, url }) => ({ titre, fichierId, url })),
    ressourceIds: s.ressourceIds,
  }
}

async function lirePourEcrire(trx: Db, id: number): Promise<Seance> {
  const seance = await findByIdPourEcriture(trx, id)
  if (!seance) throw new ErreurMetier(404, inconnue)
  return seance
}

async function garder(trx: Db, id: number, { auteurId, motif }: Auteur): Promise<Seance> {
  const seance = await findById(trx, id)
  if (!seance) throw new Error(`séance ${id} introuvable juste après son écriture`)
  await noter(trx, { salle: 'webinaire', objetId: id, contenu: JSON.parse(JSON.stringify(seance)), auteurId, motif })
  await indexerSeance(trx, seance)
  const usage = { salle: 'webinaire', objetId: id, titre: seance.titre, chemin: urlSeance(seance) }
  await updateUsages(trx, usage, estPublique(seance) ? seance.ressourceIds : [])
  return seance
}
