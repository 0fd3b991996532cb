import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { toutesLesRubriques } from '#socle/apports.ts'
import { config } from '#socle/config.ts'
import type { StatutErreur } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/salle.ts'
import { ErreurPage, titreDeLErreur } from './ErreurPage.tsx'
import { garderLaSaisie } from './garder-la-saisie.ts'
import { CadreIntegre, MiseEnPage } from './MiseEnPage.tsx'
import type { Meta } from './Tete.tsx'

/** Une page entière : le contenu d'une salle dans le cadre commun. */
export function page(c: Contexte, meta: Meta, contenu: ComponentChildren, statut = 200): Response {
  const { adresse, demonstration } = config
  return rendre(
    c,
    <MiseEnPage
      meta={{ feuille: c.var.front?.feuille, ...meta }}
      adresse={adresse}
      chemin={c.req.path}
      membre={c.var.membre}
      front={c.var.front}
      rubriques={toutesLesRubriques(c.var.salles)}
      demonstration={demonstration}
    >
      {contenu}
    </MiseEnPage>,
    statut,
  )
}

/** La même sans navigation, pour l'iframe d'un autre site (la route porte `integrable: true`). Ses liens s'ouvrent dans un nouvel onglet. */
export function pageIntegree(c: Contexte, meta: Meta, contenu: ComponentChildren): Response {
  const { adresse, demonstration } = config
  return rendre(
    c,
    <CadreIntegre meta={meta} adresse={adresse} chemin={c.req.path} demonstration={demonstration}>
      {contenu}
    </CadreIntegre>,
    200,
  )
}

/** La page d'une erreur : une phrase humaine, quoi faire, une recherche ; et ce qui était écrit, s'il suffit d'attendre. */
export async function pageErreur(c: Contexte, statut: StatutErreur | 500, phrase: string): Promise<Response> {
  const envoi = statut === 429 || statut === 503 ? await garderLaSaisie(c) : undefined
  const contenu = <ErreurPage statut={statut} phrase={phrase} chemin={c.req.path} requeteId={c.var.requeteId} envoi={envoi} />
  return page(c, { titre: titreDeLErreur(statut), indexer: false }, contenu, statut)
}

function rendre(c: Contexte, document: VNode, statut: number): Response {
  // Par le contexte, pour garder les en-têtes que la route a déjà posés (cookie, délai…).
  const reponse = c.body(`<!doctype html>${renderToString(document)}`, 200, { 'content-type': 'text/html; charset=utf-8' })
  return statut === 200 ? reponse : new Response(reponse.body, { status: statut, headers: reponse.headers })
}
