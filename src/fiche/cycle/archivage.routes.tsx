import { page } from '#interface/page.tsx'
import { peutModerer } from '#membre/membre.droits.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { findAuteurDuMotif } from '#socle/historique.ts'
import { type Contexte, type Routes, routesDe } from '#socle/routes.ts'
import { accesDe } from '../acces.ts'
import { urlAvecAvis } from '../avis.tsx'
import { ecrituresDe } from '../enregistrer.ts'
import { accorder, majuscule, pronoms } from '../mots.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { ArchiveePage, ArchiverPage, RepublierPage } from './ArchiverPage.tsx'

type Options<F, E> = {
  publiee: E
  archivee: E
  /** Une phrase de plus avant d'archiver : ce qui ne la montrera plus. */
  aussi?: string
  /** Faux : jamais publiée, elle passe par la relecture et non par qui la tient. */
  dejaPubliee?: (fiche: F) => boolean
}

const motif = 'archivage'

/** Archiver une fiche, s'en repentir aussitôt, la republier plus tard. */
export function archivageDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  { publiee, archivee, aussi = '', dejaPubliee = () => true }: NoInfer<Options<Fiche<S, E, P>, E>>,
): Routes {
  const { modifiable, relue } = accesDe(sorte)
  const { changerSuivi } = ecrituresDe(sorte)
  const { mots, titre } = sorte
  const archive = accorder(mots, 'archivé')
  const chemin = `${sorte.chemin}/:slug`
  const vue = (fiche: Fiche<S, E, P>) => ({ sorte, titre: titre(fiche), url: sorte.url(fiche), chemin: `${sorte.chemin}/${fiche.slug}` })

  async function demanderArchivage(c: Contexte) {
    const { fiche } = await enEtat(c, publiee)
    return page(c, { titre: `Archiver ${titre(fiche)}`, indexer: false }, <ArchiverPage {...vue(fiche)} aussi={aussi} />)
  }

  async function archiver(c: Contexte) {
    const { fiche, membre } = await enEtat(c, publiee)
    await passer(c, fiche.id, archivee, { auteurId: membre.id, motif })
    return c.redirect(`${sorte.chemin}/${fiche.slug}/archivee`, 303)
  }

  async function direArchivee(c: Contexte) {
    const { fiche } = await enEtat(c, archivee)
    return page(c, { titre: `${majuscule(mots.la)} est ${archive}`, indexer: false }, <ArchiveePage {...vue(fiche)} />)
  }

  async function demanderRepublication(c: Contexte) {
    const { fiche } = await republiable(c)
    return page(c, { titre: `Republier ${titre(fiche)}`, indexer: false }, <RepublierPage {...vue(fiche)} />)
  }

  async function republier(c: Contexte) {
    const { fiche, membre } = await republiable(c)
    await passer(c, fiche.id, publiee, { auteurId: membre.id, motif: 'republication' })
    return c.redirect(urlAvecAvis(sorte.url(await relue(c, fiche.id)), 'republiee'), 303)
  }

  // Qui tient la fiche republie ce qu'elle a elle-même archivé ; ce que l'animation a retiré, l'animation le remet.
  async function republiable(c: Contexte) {
    const acces = await enEtat(c, archivee)
    const { fiche, membre, portee } = acces
    const sienne = dejaPubliee(fiche) && (await findAuteurDuMotif(c.var.db, sorte.salle, fiche.id, motif)) === membre.id
    if (!sienne && !peutModerer(membre, portee))
      throw new ErreurMetier(403, `L'animation du réseau a archivé ${mots.cette} : demandez-lui de ${pronoms(mots).la} republier.`)
    return acces
  }

  async function enEtat(c: Contexte, etat: E) {
    const acces = await modifiable(c)
    if (acces.fiche.etat !== etat)
      throw new ErreurMetier(409, `${majuscule(mots.cette)} n'est pas ${etat === publiee ? mots.dans : archive}.`)
    return acces
  }

  const passer = (c: Contexte, id: number, etat: E, acte: { auteurId: string; motif: string }) =>
    c.var.db.transaction().execute((trx) => changerSuivi(trx, id, { etat }, acte))

  return routesDe(sorte.salle)
    .get(`${chemin}/archiver`, sorte.ecriteAuMieuxPar, demanderArchivage)
    .post(`${chemin}/archiver`, sorte.ecriteAuMieuxPar, archiver, { limite: 'formulaire' })
    .get(`${chemin}/archivee`, sorte.ecriteAuMieuxPar, direArchivee)
    .get(`${chemin}/republier`, sorte.ecriteAuMieuxPar, demanderRepublication)
    .post(`${chemin}/republier`, sorte.ecriteAuMieuxPar, republier, { limite: 'formulaire' })
}
