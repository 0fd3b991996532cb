import { z } from 'zod'
import { sourceActeur } from '#acteur/acteur.source.ts'
import { fondateurDe } from '#fiche/fondateur/fondateur.ts'
import { sourceRessource } from '#ressource/ressource.source.ts'
import { lireDateEtHeure } from '#socle/dates.ts'
import type { Db } from '#socle/db.ts'
import { findCycleBySlug } from './cycle.repository.ts'
import type { SaisieDeCycle } from './cycle.ts'
import { enregistrerCycle } from './enregistrer-cycle.ts'
import { sorteSeance } from './seance.sorte.ts'

const texte = z.string().trim().default('')
const codes = z.array(z.string()).default([])
const intervenant = z.looseObject({ acteur: z.string().nullish() })
const partie = z.looseObject({ resume: texte, duree: z.number().nullish(), intervenants: z.array(intervenant).default([]) })
const annee = z.number().int().nullable().default(null)
const entete = z.looseObject({
  ...{ question: texte, resume: texte, lieu: texte, a_retenir: texte, source: z.string().min(3) },
  ...{ thematiques: codes, profils: codes, pratiques: codes, contributions: codes, partenaires: codes, ressources: codes },
  cycle: z.strictObject({ slug: z.string(), titre: z.string(), question: texte, description: texte, annee }).nullish(),
  debut: z.string(),
  duree_minutes: z.number().default(60),
  programme: z.array(partie).default([]),
  proposition: z.boolean().default(true),
})

/** Charge les séances de contenu/webinaires, et leurs cycles ; un cycle déjà là reste tel qu'il est. */
export const chargerWebinairesFondateurs = fondateurDe(sorteSeance, {
  dossier: 'webinaires',
  cle: 'webinaires-fondateurs',
  etat: 'annoncee',
  // Le même identifiant d'agenda après une réinstallation : un agenda abonné ne voit pas de doublon.
  de: (slug) => ({ uid: `catalyse-${slug}` }),
  lire: async ([fiche, ...autres], { db, termes }) => {
    if (!fiche || autres.length > 0) throw new Error('un fichier est une séance : un en-tête, un corps')
    const { cycle, debut, thematiques, profils, pratiques, contributions, partenaires, ressources, programme, ...lue } = entete.parse(
      fiche.entete,
    )
    const { duree_minutes: dureeMinutes, a_retenir: aRetenir, proposition: estProposition, lieu, ...reste } = lue
    const cites = programme.flatMap(({ intervenants }) => intervenants.flatMap(({ acteur }) => acteur ?? []))
    const acteurs = await sourceActeur.decoder?.(db, [...cites, ...contributions, ...partenaires])
    const connues = await sourceRessource.decoder?.(db, ressources)
    const [jour = '', heure = null] = debut.split('T')
    const instant = lireDateEtHeure(jour, heure)
    if (!instant) throw new Error(`la date « ${debut} » n'existe pas`)
    return {
      ...reste,
      ...{ dureeMinutes, aRetenir, estProposition, description: fiche.corps, inscriptionsOuvertes: true, questionsOuvertes: true },
      ...{ debut: instant, heureConnue: heure !== null },
      // « En ligne » se dit quand il n'y a pas de lieu.
      lieu: /^en ligne$/i.test(lieu) ? '' : lieu,
      cycleId: cycle ? await cycleDe(db, { ...cycle, source: lue.source, estProposition }) : null,
      termeIds: [...termes('thematique', thematiques), ...termes('profil', profils), ...termes('pratique', pratiques)],
      programme: programme.map(({ duree, intervenants, ...dite }) => ({
        ...dite,
        dureeMinutes: duree,
        interventions: intervenants.map(({ acteur, ...qui }) => ({ ...qui, acteurId: acteur ? acteurs?.get(acteur) : null })),
      })),
      // Une organisation ou une ressource absente de cette base est omise : le nom écrit dans le programme suffit.
      contributionIds: contributions.flatMap((slug) => acteurs?.get(slug) ?? []),
      partenaireIds: partenaires.flatMap((slug) => acteurs?.get(slug) ?? []),
      ressourceIds: ressources.flatMap((slug) => connues?.get(slug) ?? []),
    }
  },
})

type CycleEcrit = SaisieDeCycle & { slug: string }

async function cycleDe(trx: Db, { slug, ...saisie }: CycleEcrit): Promise<number> {
  const deja = await findCycleBySlug(trx, slug)
  return (deja ?? (await enregistrerCycle(trx, saisie, { auteurId: null, motif: 'contenu fondateur', slug }))).id
}
