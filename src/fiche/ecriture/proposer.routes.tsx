import type { VNode } from 'preact'
import type { Fautes } from '#champ/champ.ts'
import { vientDUnRobot } from '#champ/saisie.ts'
import { Piege } from '#interface/Piege.tsx'
import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { assurerRendus } from '#socle/rendu/garder-rendus.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { LienAuBrouillon } from './brouillon/BrouillonsPage.tsx'
import { oublierBrouillon } from './brouillon/enregistrer-brouillon.ts'
import { type Cadre, dessiner, PourVousRepondre } from './formulaire.tsx'
import { fautesDe, lireEcrit, lireProposant, type Proposant, recevoir, tenter } from './lire.ts'

export type Proposition<S> = { contenu: S; saisie: Saisie; auteur: Proposant; membre: MembreConnecte | null }

/** Le formulaire dessiné, que la salle entoure de ses mots. */
export type Vue = { formulaire: VNode; avis: VNode | null; saisie: Saisie; statut: number }

export type OptionsDeProposition<S extends object, F> = {
  /** Où l'on propose ; on y remercie sous « /merci ». */
  chemin: `/${string}`
  rendre: (c: Contexte, vue: Vue) => Response | Promise<Response>
  remercier: (c: Contexte) => Response
  /** Où mener quand tous la lisent aussitôt, si ce n'est pas simplement sur sa page. */
  lue?: (fiche: F) => string
  /** Garde la fiche et sa demande de publication ; dans la transaction. */
  garder: (trx: Db, proposition: Proposition<S>) => Promise<F>
  /** Ce qu'un lien remplit d'avance. */
  avance?: (c: Contexte) => Promise<Saisie>
  /** Ce que la salle refuse de plus, champ par champ. */
  refuser?: (c: Contexte, saisie: Saisie) => Promise<Fautes>
  /** Ce qu'il faut montrer, et faire confirmer, avant d'aller plus loin. */
  arreter?: (db: Db, contenu: S, saisie: Saisie) => Promise<VNode | null>
}

type Etat = { saisie: Saisie; fautes?: Fautes; avis?: VNode | null; statut?: number }

/** Proposer une fiche, avec ou sans compte : elle attend d'être relue, rien de ce qui était écrit ne se perd. */
export function proposerDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  cadre: Cadre<S, Fiche<S, E, P>>,
  o: OptionsDeProposition<S, Fiche<S, E, P>>,
) {
  const merci = `${o.chemin}/merci`

  async function rendre(c: Contexte, { saisie, fautes = {}, avis = null, statut = 200 }: Etat): Promise<Response> {
    const suite = (
      <>
        {!c.var.membre && <PourVousRepondre {...{ saisie, fautes }} />}
        <Piege />
        {cadre.brouillons && <LienAuBrouillon saisie={saisie} />}
      </>
    )
    const formulaire = await dessiner(c, sorte, cadre, { saisie, fautes, avis, action: o.chemin, suite })
    return o.rendre(c, { formulaire, avis, saisie, statut })
  }

  async function proposer(c: Contexte): Promise<Response> {
    const { saisie, fautes: refus } = await recevoir(c, cadre.envoi)
    if (vientDUnRobot(saisie)) return c.redirect(merci, 303)
    const [lue, qui] = [await lireEcrit(c.var.db, sorte, saisie), lireProposant(c, saisie)]
    const fautes = { ...refus, ...(await o.refuser?.(c, saisie)), ...fautesDe(qui, lue) }
    if (!lue.ok || !qui.ok || Object.keys(fautes).length > 0) return rendre(c, { saisie, fautes, statut: 422 })
    const avis = (await o.arreter?.(c.var.db, lue.valeur, saisie)) ?? null
    if (avis) return rendre(c, { saisie, avis, statut: 409 })
    const proposition = { contenu: lue.valeur, saisie, auteur: qui.valeur, membre: c.var.membre }
    return tenter(
      () => garder(c, proposition),
      (fautes, statut) => rendre(c, { saisie, fautes, statut }),
    )
  }

  async function garder(c: Contexte, proposition: Proposition<S>): Promise<Response> {
    await borner(c, { 'proposition-de': proposition.auteur.id ?? proposition.auteur.courriel ?? '' })
    const fiche = await garderProposition(c.var.db, sorte, { ...cadre, garder: o.garder }, proposition)
    return c.redirect(sorte.etats[fiche.etat].public ? (o.lue ?? sorte.url)(fiche) : merci, 303)
  }

  const { routes } = routesDe(sorte.salle)
    .get(o.chemin, 'public', async (c) => rendre(c, { saisie: (await o.avance?.(c)) ?? {} }))
    .post(o.chemin, 'public', proposer, { limite: 'formulaire', ...cadre.envoi?.options })
    .get(merci, 'public', o.remercier)
  return { routes, rendre }
}

type Garde<S extends object, F> = Pick<Cadre<S, F>, 'envoi' | 'brouillons'> & Pick<OptionsDeProposition<S, F>, 'garder'>

/** La fiche, sa demande, ses fichiers pris, le brouillon d'où elle vient oublié : ensemble ou pas du tout. */
export async function garderProposition<S extends object, F>(
  db: Db,
  { salle: nom, rendus }: Pick<Sorte<S>, 'salle' | 'rendus'>,
  { garder, envoi, brouillons }: Garde<S, F>,
  proposition: Proposition<S>,
): Promise<F> {
  const { contenu, saisie, membre } = proposition
  await assurerRendus(db, rendus(contenu))
  return db.transaction().execute(async (trx) => {
    const fiche = await garder(trx, proposition)
    await envoi?.prendre(trx, saisie)
    if (brouillons) await oublierBrouillon(trx, nom, saisie, membre)
    return fiche
  })
}
