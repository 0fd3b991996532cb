import { z } from 'zod'
import { texteDe } from '#champ/saisie.ts'
import { page } from '#interface/page.tsx'
import { findDemande, updateDecision } from '#membre/demande.repository.ts'
import { prevenirAuteur } from '#membre/moderation.courriels.ts'
import { moi } from '#membre/moi.ts'
import type { Db } from '#socle/db.ts'
import type { Demande, Moderation } from '#socle/demande.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFormulaire } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { Actes } from '#socle/salle.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { accesDe } from '../acces.ts'
import { deposerSur, exigerDansLePerimetre, lienParNumero } from '../cycle/publication.ts'
import { depotDe } from '../depot.repository.ts'
import { ecrituresDe, inconnue } from '../enregistrer.ts'
import { peutRevendiquer } from '../fiche.droits.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { type MotsDeRevendication, RevendicationDeposeePage, RevendiquerPage } from './RevendiquerPage.tsx'
import { attendDeja, listAutresRevendications } from './revendication.repository.ts'

type Options = MotsDeRevendication & {
  /** Dit à qui la demande quand elle est déjà tenue, et à celles qui attendaient quand une autre l'emporte. */
  dejaTenue: string
  tenueParUneAutre: string
}

/** Demander à tenir une fiche publique que personne ne tient ; une seule demande en attente par personne et par fiche. */
export function revendicationDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  { dejaTenue, tenueParUneAutre, ...mots }: Options,
): Actes {
  const { findByIdPourEcriture } = depotDe(sorte)
  const { changerSuivi } = ecrituresDe(sorte)
  const { lisible } = accesDe(sorte)
  const chemin = `${sorte.chemin}/:slug/revendiquer`
  const meta = { titre: `Tenir ${sorte.mots.un}`, indexer: false }
  const dire = `Dites en une phrase votre lien avec ${mots.lien}.`
  const messageSchema = z.object({
    message: z.string({ error: dire }).trim().min(10, dire).max(2000, 'Ce message est trop long : 2 000 caractères au plus.'),
  })
  const vue = (fiche: Fiche<S, E, P>) => ({
    sorte,
    mots,
    titre: sorte.titre(fiche),
    url: sorte.url(fiche),
    fil: sorte.fil(fiche, `Tenir ${sorte.mots.cette}`),
    chemin: `${sorte.chemin}/${fiche.slug}`,
  })

  async function montrer(c: Contexte) {
    const { fiche } = await lisible(c)
    if (!peutRevendiquer(sorte, moi(c), fiche)) throw new ErreurMetier(409, dejaTenue)
    return page(c, meta, <RevendiquerPage {...vue(fiche)} />)
  }

  async function revendiquer(c: Contexte) {
    const { fiche } = await lisible(c)
    const lu = await lireFormulaire(c, messageSchema)
    const message = texteDe(lu.saisie, 'message')
    if (!lu.ok) return page(c, meta, <RevendiquerPage {...{ ...vue(fiche), message }} erreurs={lu.erreurs} />, 422)
    try {
      await c.var.db.transaction().execute((trx) => demander(trx, fiche.id, moi(c), lu.valeurs.message))
    } catch (erreur) {
      if (!(erreur instanceof ErreurMetier)) throw erreur
      return page(c, meta, <RevendiquerPage {...{ ...vue(fiche), message }} erreurs={{ '': erreur.message }} />, erreur.statut)
    }
    return c.redirect(`${sorte.chemin}/${fiche.slug}/revendiquer/merci`, 303)
  }

  async function demander(trx: Db, id: number, membre: MembreConnecte, message: string) {
    // Le verrou fait se suivre deux envois du même formulaire : le second voit la demande du premier.
    const fiche = trouve(await findByIdPourEcriture(trx, id), inconnue(sorte))
    if (!peutRevendiquer(sorte, membre, fiche)) throw new ErreurMetier(409, dejaTenue)
    if (await attendDeja(trx, { salle: sorte.salle, objet_id: id }, membre.id))
      throw new ErreurMetier(409, `Votre demande pour ${sorte.mots.cette} attend déjà une réponse.`)
    const titre = ['Tenir', mots.laNommer, `« ${sorte.titre(fiche)} »`].filter(Boolean).join(' ')
    await deposerSur(trx, sorte, fiche, { genre: 'revendiquer', titre, resume: message, auteur: { id: membre.id, nom: membre.nom } })
  }

  async function remercier(c: Contexte) {
    const { fiche } = await lisible(c)
    return page(c, { titre: 'Demande reçue', indexer: false }, <RevendicationDeposeePage {...vue(fiche)} />)
  }

  const moderation: Moderation = {
    salle: sorte.salle,
    genre: 'revendiquer',
    libelle: meta.titre,
    lien: lienParNumero(sorte),
    accepter: async (trx, demande, moderateur) => {
      const fiche = trouve(await findByIdPourEcriture(trx, demande.objet_id), inconnue(sorte))
      await exigerDansLePerimetre(trx, sorte, fiche, moderateur)
      if (fiche.proprietaireId !== null)
        throw new ErreurMetier(409, `Quelqu'un tient déjà « ${sorte.titre(fiche)} » : refusez cette demande, en disant pourquoi.`)
      if (demande.auteur_id === null) throw new ErreurMetier(409, "Cette personne n'a plus de compte : refusez cette demande.")
      const acte = { auteurId: moderateur.id, motif: 'revendication acceptée' }
      await changerSuivi(trx, fiche.id, { proprietaire_id: demande.auteur_id }, acte)
      await refuserAutresRevendications(trx, demande, moderateur, tenueParUneAutre)
    },
    refuser: async () => {},
  }

  const { routes } = routesDe(sorte.salle)
    .get(chemin, 'membre', montrer)
    .post(chemin, 'membre', revendiquer, { limite: 'formulaire' })
    .get(`${chemin}/merci`, 'membre', remercier)
  return { routes, moderations: [moderation] }
}

/** Quand une personne tient la fiche ou la ressource, les autres qui l'attendaient sont prévenues par cette phrase. */
async function refuserAutresRevendications(trx: Db, acceptee: Demande, moderateur: MembreConnecte, phrase: string): Promise<void> {
  for (const id of await listAutresRevendications(trx, acceptee)) {
    const demande = await findDemande(trx, id)
    if (!demande) continue
    await updateDecision(trx, id, { etat: 'refusee', message: phrase, decideePar: moderateur.id })
    await prevenirAuteur(trx, demande, { decision: 'refuser', phrase, adresse: '' })
  }
}
