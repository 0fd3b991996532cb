import type { VNode } from 'preact'
import type { Fautes } from '#champ/champ.ts'
import { clesDe, nomDeSaisie } from '#champ/champs.ts'
import { texteDe } from '#champ/saisie.ts'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { trouve } from '#socle/erreurs.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { accesDe } from '../../acces.ts'
import { depotDe } from '../../depot.repository.ts'
import type { Fiche, Sorte } from '../../sorte.ts'
import type { Envoi } from '../formulaire.tsx'
import { recevoir } from '../lire.ts'
import { AvisDeBrouillon, BrouillonsPage } from './BrouillonsPage.tsx'
import { findBrouillon, listBrouillons } from './brouillon.repository.ts'
import { enregistrerBrouillon, type Issue, supprimerBrouillon } from './enregistrer-brouillon.ts'

type Etat = { saisie: Saisie; fautes?: Fautes; avis?: VNode | null; statut?: number }

/** Les pages où un brouillon se reprend. */
type Pages<F> = {
  /** Où l'on propose une fiche nouvelle. */
  chemin: string
  proposer: (c: Contexte, etat: Etat) => Promise<Response>
  modifier: (c: Contexte, fiche: F, etat: Etat) => Promise<Response>
  envoi: Envoi | undefined
}

/** Ce qu'un membre n'a pas fini d'écrire : enregistré au fil de la frappe, repris ailleurs, supprimé. */
export function brouillonsDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  { chemin: nouvelle, proposer, modifier, envoi }: Pages<Fiche<S, E, P>>,
) {
  const { findById, listByIds } = depotDe(sorte)
  const { modifiable } = accesDe(sorte)
  const sien = (c: Contexte) => ({ salle: sorte.salle, membreId: moi(c).id })

  async function lister(c: Contexte): Promise<Response> {
    const brouillons = await listBrouillons(c.var.db, sien(c))
    const modifiees = await listByIds(
      c.var.db,
      brouillons.flatMap(({ objetId }) => objetId ?? []),
    )
    const lignes = brouillons.map(({ id, saisie, modifieLe, objetId }) => {
      const fiche = modifiees.find((lue) => lue.id === objetId)
      return { id, modifieLe, titre: titreSaisi(sorte, saisie) || 'Sans titre', modifie: fiche ? sorte.titre(fiche) : null }
    })
    const supprime = c.req.query('avis') === 'supprime'
    const { mots, chemin } = sorte
    return page(c, { titre: 'Mes brouillons', indexer: false }, <BrouillonsPage {...{ lignes, supprime, mots, chemin, nouvelle }} />)
  }

  async function enregistrer(c: Contexte): Promise<Response> {
    const { membreId } = sien(c)
    const { saisie, fautes } = await recevoir(c, envoi)
    const slug = texteDe(saisie, sorte.salle)
    const objetId = slug === '' ? null : (await modifiable(c, slug)).fiche.id
    const id = Number(texteDe(saisie, 'brouillon')) || 0
    const connu = id > 0 && Number.isSafeInteger(id) ? { id, version: texteDe(saisie, 'brouillon_version') } : null
    const issue = await enregistrerBrouillon(c.var.db, { salle: sorte.salle, membreId, objetId, connu, saisie }, envoi)
    if (c.req.header('accept')?.includes('application/json')) return c.json(issue)
    if (Object.keys(fautes).length > 0) return rendre(c, objetId, { saisie: avecSonNumero(saisie, issue), fautes, statut: 422 })
    return c.redirect(`${sorte.chemin}/brouillons/${issue.id}?avis=${issue.copie ? 'copie' : 'enregistre'}`, 303)
  }

  async function reprendre(c: Contexte): Promise<Response> {
    const lu = await findBrouillon(c.var.db, Number(c.req.param('id')), sien(c))
    const brouillon = trouve(lu, "Ce brouillon n'existe pas, ou n'existe plus.")
    const avis = (['enregistre', 'copie'] as const).find((nom) => nom === c.req.query('avis'))
    const dit = avis ? <AvisDeBrouillon avis={avis} chemin={sorte.chemin} /> : null
    return rendre(c, brouillon.objetId, { saisie: avecSonNumero(brouillon.saisie, brouillon), avis: dit })
  }

  async function supprimer(c: Contexte): Promise<Response> {
    await supprimerBrouillon(c.var.db, Number(c.req.param('id')), sien(c), envoi)
    return c.redirect(`${sorte.chemin}/brouillons?avis=supprime`, 303)
  }

  async function rendre(c: Contexte, objetId: number | null, etat: Etat): Promise<Response> {
    if (objetId === null) return proposer(c, etat)
    // Elle a pu changer de mains depuis : on relit le droit de la modifier.
    const { slug } = trouve(await findById(c.var.db, objetId))
    return modifier(c, (await modifiable(c, slug)).fiche, etat)
  }

  const chemin = `${sorte.chemin}/brouillons`
  // Sans limite de débit : l'île enregistre au fil de la frappe. Chaque personne a cent brouillons au plus.
  return routesDe(sorte.salle)
    .get(chemin, 'membre', lister)
    .post(chemin, 'membre', enregistrer, { ...envoi?.options, limite: 'recherche', sansEffet: true })
    .get(`${chemin}/:id{[0-9]{1,15}}`, 'membre', reprendre)
    .post(`${chemin}/:id{[0-9]{1,15}}/supprimer`, 'membre', supprimer, { sansEffet: true }).routes
}

// Le premier champ d'une sorte est son titre.
function titreSaisi<S extends object>({ champs }: Pick<Sorte<S>, 'champs'>, saisie: Saisie): string {
  const [cle] = clesDe(champs)
  return cle ? texteDe(saisie, nomDeSaisie(cle, champs[cle])) : ''
}

const avecSonNumero = (saisie: Saisie, { id, version }: Pick<Issue, 'id' | 'version'>): Saisie => ({
  ...saisie,
  brouillon: String(id),
  brouillon_version: version,
})
