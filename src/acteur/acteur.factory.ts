import type { Db } from '#socle/db.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { creerFiche } from './acteur.depot.ts'
import type { Acteur, EtatDeFiche, SaisieDeFiche } from './acteur.ts'

type Souhait = Partial<SaisieDeFiche> & { etat?: EtatDeFiche; proprietaireId?: string | null; auteurId?: string | null }

/** Une fiche publiée à Clermont-Ferrand, avec de vrais termes du référentiel. */
export async function creerActeur(
  db: Db,
  { etat = 'publiee', proprietaireId = null, auteurId = null, ...souhait }: Souhait = {},
): Promise<Acteur> {
  const clermont = await findByNiveauEtCode(db, 'commune', '63113')
  const saisie: SaisieDeFiche = {
    nom: 'Atelier des lucioles',
    estCatalyseur: true,
    profilId: await premierTerme(db, 'profil'),
    sphereId: await premierTerme(db, 'sphere'),
    resume: 'Un lieu pour essayer ensemble.',
    description: '## Ce que nous faisons\n\nDes ateliers ouverts.',
    communeId: clermont?.id ?? null,
    departementId: null,
    adresse: '1 rue des Essais',
    point: null,
    liens: ['https://lucioles.invalid/'],
    siret: null,
    rna: null,
    cleExterne: null,
    courrielContact: null,
    source: 'Essai',
    termeIds: [await premierTerme(db, 'pratique'), await premierTerme(db, 'thematique')],
    territoireIds: clermont?.epciId ? [clermont.epciId] : [],
    ...souhait,
  }
  return db.transaction().execute((trx) => creerFiche(trx, saisie, { etat, proprietaireId, auteurId, motif: 'création' }))
}

async function premierTerme(db: Db, liste: string): Promise<number> {
  const requete = db.selectFrom('terme').select('id').where('liste', '=', liste).where('retire_le', 'is', null)
  return (await requete.orderBy('ordre').orderBy('id').executeTakeFirstOrThrow()).id
}
