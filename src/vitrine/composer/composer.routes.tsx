import { page } from '#interface/page.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { type Erreurs, lireSaisie, type Saisie, verifier } from '#socle/formulaire.ts'
import { refuserRendus } from '#socle/rendu/garder-rendus.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { findById } from '#territoire/territoire.repository.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import { changerEtat, creerVitrine, modifierVitrine } from '../enregistrer-vitrine.ts'
import { contrasteSurPapier } from '../palette/palette.ts'
import { peutComposer, peutNommerLHote } from '../vitrine.droits.ts'
import { findBySlug } from '../vitrine.repository.ts'
import { type EtatDeVitrine, type SaisieDeVitrine, textesDeVitrine, urlVitrine, type Vitrine } from '../vitrine.ts'
import { ComposerPage } from './ComposerPage.tsx'
import { vitrineSchema } from './composer.schema.ts'
import { appliquerActe, type BlocSaisi, enBlocSaisi, lireBlocs, verifierBlocs } from './composition.ts'
import type { EtatDeComposition } from './etat-de-composition.ts'

const options = { limite: 'formulaire', tailleMax: 1024 ** 2 } as const

/** Composer une vitrine. */
export const routes = routesDe('vitrine')
  .get('/vitrines/creer', 'animateur', (c) => montrer(c, null, depart, [], {}))
  .post('/vitrines/creer', 'animateur', (c) => recevoir(c, null), options)
  .get('/vitrines/:slug/composer', 'animateur', async (c) => {
    const vitrine = await lire(c)
    return montrer(
      c,
      vitrine,
      await enSaisie(c.var.db, vitrine),
      vitrine.blocs.map(enBlocSaisi),
      {},
      c.req.query('avis') === 'enregistree' ? 'Enregistrée.' : null,
    )
  })
  .post('/vitrines/:slug/composer', 'animateur', async (c) => recevoir(c, await lire(c)), options)

const depart: Saisie = { couleur: '#1f5c4a', accent: '#b4532a' }

async function lire(c: Contexte): Promise<Vitrine> {
  const vitrine = trouve(await findBySlug(c.var.db, c.req.param('slug') ?? ''), "Cette vitrine n'existe pas.")
  if (!peutComposer(c.var.membre, vitrine)) throw new ErreurMetier(403, 'Cette vitrine est composée par quelqu’un d’autre.')
  return vitrine
}

// Un bouton qui déplace, ajoute ou ôte un bloc renvoie la page, rien n'est encore gardé ; « enregistrer » garde.
async function recevoir(c: Contexte, vitrine: Vitrine | null): Promise<Response> {
  const saisie = await lireSaisie(c)
  const acte = String(saisie.acte ?? 'enregistrer')
  const blocs = appliquerActe(lireBlocs(saisie), acte)
  if (!['enregistrer', 'publier', 'archiver'].includes(acte)) return montrer(c, vitrine, saisie, blocs, {})
  const { db, membre } = c.var
  const lue = await comprendre(db, saisie, blocs)
  if (!lue.ok) return montrer(c, vitrine, saisie, blocs, lue.erreurs)
  const refus = await refuserRendus(db, textesDeVitrine(lue.saisie))
  if (refus) return montrer(c, vitrine, saisie, blocs, { '': refus })
  const hote = peutNommerLHote(membre) ? lue.saisie.hote : (vitrine?.hote ?? null)
  const auteur = { auteurId: membre?.id ?? null, motif: vitrine ? 'composition' : 'création' }
  const etat: EtatDeVitrine | null = acte === 'publier' ? 'publiee' : acte === 'archiver' ? 'archivee' : null
  const slug = await db.transaction().execute(async (trx) => {
    const gardee = vitrine ?? (await creerVitrine(trx, { ...lue.saisie, hote }, { ...auteur, proprietaireId: membre?.id ?? null }))
    if (vitrine) await modifierVitrine(trx, vitrine.id, { ...lue.saisie, hote, estProposition: false }, auteur)
    if (etat) await changerEtat(trx, gardee.id, etat, { ...auteur, motif: etat === 'publiee' ? 'publication' : 'archivage' })
    return gardee.slug
  })
  return c.redirect(etat ? urlVitrine({ slug }) : `${urlVitrine({ slug })}/composer?avis=enregistree`, 303)
}

type Comprise = { ok: true; saisie: SaisieDeVitrine } | { ok: false; erreurs: Erreurs }

async function comprendre(db: Db, saisie: Saisie, saisis: BlocSaisi[]): Promise<Comprise> {
  const lue = verifier(saisie, vitrineSchema)
  const { blocs, erreurs: desBlocs } = verifierBlocs(saisis)
  const lieu = saisie.territoire ? await resoudreTerritoire(db, String(saisie.territoire)) : undefined
  const duLieu: Erreurs = lieu && lieu.genre !== 'trouve' ? { territoire: 'Précisez ce territoire, par exemple avec son code.' } : {}
  if (!lue.ok || Object.keys({ ...desBlocs, ...duLieu }).length > 0) {
    return { ok: false, erreurs: { ...(lue.ok ? {} : lue.erreurs), ...duLieu, ...desBlocs } }
  }
  const { thematiques, pratiques, profils, territoire: _lieu, ...reste } = lue.valeurs
  const referentiel = await chargerReferentiel(db)
  const ids = (liste: 'thematique' | 'pratique' | 'profil', codes: string[]) =>
    codes.flatMap((code) => referentiel.parCode(liste, code)?.id ?? [])
  const termeIds = [...ids('thematique', thematiques), ...ids('pratique', pratiques), ...ids('profil', profils)]
  const territoireId = lieu?.genre === 'trouve' ? lieu.territoire.id : null
  return { ok: true, saisie: { ...reste, termeIds, territoireId, blocs, estProposition: false } }
}

async function enSaisie(db: Db, vitrine: Vitrine): Promise<Saisie> {
  const [referentiel, lieu] = await Promise.all([
    chargerReferentiel(db),
    vitrine.territoireId === null ? undefined : findById(db, vitrine.territoireId),
  ])
  const codes = (liste: string) =>
    vitrine.termeIds.flatMap((id) => referentiel.parId(id) ?? []).flatMap((t) => (t.liste === liste ? [t.code] : []))
  const { nom, accroche, couleur, accent, hote, source } = vitrine
  const termes = { thematiques: codes('thematique'), pratiques: codes('pratique'), profils: codes('profil') }
  return { nom, accroche, couleur, accent, hote: hote ?? '', source, territoire: lieu ? nomEtCode(lieu) : '', ...termes }
}

async function montrer(
  c: Contexte,
  vitrine: Vitrine | null,
  saisie: Saisie,
  blocs: BlocSaisi[],
  erreurs: Erreurs,
  avis: string | null = null,
) {
  const referentiel: Referentiel = await chargerReferentiel(c.var.db)
  const etat: EtatDeComposition = {
    vitrine,
    saisie,
    blocs,
    erreurs,
    referentiel,
    conseils: conseiller(saisie),
    nommeLHote: peutNommerLHote(c.var.membre),
    avis,
  }
  const titre = vitrine ? `Composer « ${vitrine.nom} »` : 'Composer une vitrine'
  return page(
    c,
    { titre, indexer: false, scripts: ['champ-territoire'] },
    <ComposerPage etat={etat} />,
    Object.keys(erreurs).length > 0 ? 422 : 200,
  )
}

// Une couleur trop pâle est foncée d'office : on le dit, pour que personne ne s'en étonne.
function conseiller({ couleur }: Saisie): string[] {
  if (typeof couleur !== 'string' || !/^#[0-9a-f]{6}$/i.test(couleur) || contrasteSurPapier(couleur) >= 7) return []
  return ['Sur fond clair, cette couleur se lirait mal : la plateforme la fonce pour les liens et les boutons, en gardant sa teinte.']
}
