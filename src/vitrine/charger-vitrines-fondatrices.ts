import { createHash } from 'node:crypto'
import { z } from 'zod'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { lireDossier, lireFiches } from '#socle/contenu.ts'
import type { Db } from '#socle/db.ts'
import { findVersion, listVersions } from '#socle/historique.ts'
import { findChargement, upsertChargement, verrouillerChargement } from '#territoire/chargement.repository.ts'
import { blocsSchema, couleurSchema } from './bloc.schema.ts'
import { creerVitrine, modifierVitrine, saisieDe } from './enregistrer-vitrine.ts'
import { findBySlug } from './vitrine.repository.ts'
import type { SaisieDeVitrine, Vitrine } from './vitrine.ts'

const cle = 'vitrines-fondatrices'
const motif = 'contenu fondateur'

const entete = z.strictObject({
  nom: z.string(),
  accroche: z.string().default(''),
  couleur: couleurSchema,
  accent: couleurSchema,
  thematiques: z.array(z.string()).default([]),
  source: z.string().default(''),
  proposition: z.boolean().default(true),
  blocs: blocsSchema,
})

/** Charge les vitrines de contenu/vitrines, une fois par version de ces fichiers. Une vitrine recomposée ici garde sa forme. */
export async function chargerVitrinesFondatrices(db: Db, fichiers = lireDossier('vitrines')): Promise<void> {
  const empreinte = createHash('sha256').update(JSON.stringify(fichiers)).digest('hex')
  if ((await findChargement(db, cle)) === empreinte) return
  await db.transaction().execute(async (trx) => {
    await verrouillerChargement(trx, cle)
    if ((await findChargement(trx, cle)) === empreinte) return
    const referentiel = await chargerReferentiel(trx)
    for (const { nom, texte } of fichiers) await charger(trx, nom, lire(nom, texte, referentiel))
    await upsertChargement(trx, cle, empreinte)
  })
}

async function charger(trx: Db, slug: string, saisie: SaisieDeVitrine): Promise<void> {
  const presente = await findBySlug(trx, slug)
  const auteur = { auteurId: null, motif }
  if (!presente) await creerVitrine(trx, saisie, { ...auteur, slug, etat: 'publiee', estFondatrice: true })
  else if (await estRestee(trx, presente)) await modifierVitrine(trx, presente.id, saisie, auteur)
}

// Sa dernière version vient du contenu fondateur : personne ne l'a touchée depuis.
async function estRestee(trx: Db, vitrine: Vitrine): Promise<boolean> {
  const [derniere] = await listVersions(trx, 'vitrine', vitrine.id)
  const version = derniere && (await findVersion(trx, 'vitrine', vitrine.id, derniere.numero))
  return version?.motif === motif
}

function lire(nom: string, texte: string, referentiel: Referentiel): SaisieDeVitrine {
  const [fiche] = lireFiches(texte)
  const lue = entete.safeParse(fiche?.entete)
  if (!lue.success) throw new Error(`contenu/vitrines/${nom}.md : ${z.prettifyError(lue.error)}`)
  const { thematiques, proposition, ...reste } = lue.data
  const termeIds = thematiques.map((code) => {
    const terme = referentiel.parCode('thematique', code)
    if (!terme) throw new Error(`contenu/vitrines/${nom}.md : la thématique « ${code} » n'existe pas.`)
    return terme.id
  })
  return saisieDe({ ...reste, termeIds, hote: null, territoireId: null, estProposition: proposition })
}
