import { findBySlug as findActeur } from '#acteur/acteur.depot.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { findBySlug as findRessource } from '#ressource/ressource.depot.ts'
import { lireDossier } from '#socle/contenu.ts'
import type { Db } from '#socle/db.ts'
import { listVersions } from '#socle/historique.ts'
import { chargerUneFois, nommerLeFichier } from '#territoire/charger-une-fois.ts'
import { findCycleBySlug } from './cycle.repository.ts'
import { creerCycle } from './enregistrer-cycle.ts'
import { creerSeance, modifierSeance } from './enregistrer-seance.ts'
import { lireWebinaireFondateur, type WebinaireFondateur } from './lire-webinaire-fondateur.ts'
import { findBySlug } from './seance.repository.ts'
import type { SaisieDeSeance } from './seance.ts'

const auteur = { auteurId: null, motif: 'contenu fondateur' }

type Fichier = { nom: string; texte: string }

/**
 * Charge les séances et les cycles proposés au départ, une fois par version de leurs fichiers. Une séance que
 * l'animation a modifiée, annulée ou archivée n'est plus touchée ; un cycle déjà là reste tel qu'il est.
 */
export async function chargerWebinairesFondateurs(db: Db, fichiers: Fichier[] = lireDossier('webinaires')): Promise<void> {
  await chargerUneFois(db, 'webinaires-fondateurs', JSON.stringify(fichiers), async (trx) => {
    const referentiel = await chargerReferentiel(trx)
    for (const { nom, texte } of fichiers)
      await nommerLeFichier(`contenu/webinaires/${nom}.md`, async () => charger(trx, nom, lireWebinaireFondateur(texte, referentiel)))
  })
}

async function charger(trx: Db, slug: string, lue: WebinaireFondateur): Promise<void> {
  const saisie = await completer(trx, lue)
  const deja = await findBySlug(trx, slug)
  // Le même identifiant d'agenda après une réinstallation : un agenda abonné ne voit pas de doublon.
  if (!deja) await creerSeance(trx, saisie, { ...auteur, etat: 'annoncee', slug, uid: `catalyse-${slug}` })
  else if (await estIntacte(trx, deja.id)) await modifierSeance(trx, deja.id, saisie, auteur)
}

async function estIntacte(trx: Db, id: number): Promise<boolean> {
  return (await listVersions(trx, 'webinaire', id)).every(({ motif }) => motif === auteur.motif)
}

// Une organisation ou une ressource absente de cette base est omise : le nom écrit dans le programme suffit.
async function completer(trx: Db, lue: WebinaireFondateur): Promise<SaisieDeSeance> {
  const acteur = async (slug: string | null) => (slug === null ? null : ((await findActeur(trx, slug))?.id ?? null))
  const acteurs = async (slugs: string[]) => presents(await Promise.all(slugs.map(acteur)))
  const { titre, question, resume, genre, lieu, source, termeIds, heureConnue, proposition: estProposition } = lue
  return {
    ...{ titre, question, resume, genre, lieu, source, termeIds, heureConnue, estProposition },
    cycleId: await cycleDe(trx, lue),
    description: lue.corps,
    debut: lue.instant,
    dureeMinutes: lue.duree_minutes,
    territoireId: null,
    lienDirect: null,
    inscriptionsOuvertes: true,
    questionsOuvertes: true,
    aRetenir: lue.a_retenir,
    programme: await Promise.all(
      lue.programme.map(async ({ intervenants, duree, ...partie }) => ({
        ...partie,
        dureeMinutes: duree,
        interventions: await Promise.all(intervenants.map(async ({ acteur: slug, ...qui }) => ({ ...qui, acteurId: await acteur(slug) }))),
      })),
    ),
    contributionIds: await acteurs(lue.contributions),
    partenaireIds: await acteurs(lue.partenaires),
    documents: lue.documents.map((document) => ({ ...document, fichierId: null })),
    ressourceIds: presents(await Promise.all(lue.ressources.map(async (slug) => (await findRessource(trx, slug))?.id ?? null))),
  }
}

async function cycleDe(trx: Db, { cycle, source, proposition: estProposition }: WebinaireFondateur): Promise<number | null> {
  if (!cycle) return null
  const { slug, ...saisie } = cycle
  const deja = await findCycleBySlug(trx, slug)
  return (deja ?? (await creerCycle(trx, { ...saisie, source, estProposition }, { ...auteur, slug }))).id
}

const presents = (ids: (number | null)[]): number[] => ids.filter((id) => id !== null)
