import type { VNode } from 'preact'
import type { Fautes } from '#champ/champ.ts'
import { clesDe, comparer, libellesDe, nomDeSaisie } from '#champ/champs.ts'
import { sourceTerritoire } from '#champ/noms.ts'
import { Conflit } from '#interface/Conflit.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { horsPerimetre } from '#membre/membre.droits.ts'
import type { Db } from '#socle/db.ts'
import type { Difference } from '#socle/differer.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { accesDe } from '../acces.ts'
import { urlAvecAvis } from '../avis.tsx'
import { contenuNormal } from '../enregistrer.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { BrouillonCommence, LienAuBrouillon } from './brouillon/BrouillonsPage.tsx'
import { findBrouillonDe } from './brouillon/brouillon.repository.ts'
import { oublierBrouillon } from './brouillon/enregistrer-brouillon.ts'
import { type Cadre, CeChangement, dessiner } from './formulaire.tsx'
import { fautesDe, lireEcrit, lireSuite, recevoir, saisieDeLaFiche, tenter } from './lire.ts'
import { modifierEnConnaissance } from './modifier-en-connaissance.ts'

/** Ce que la salle écrit de plus quand une fiche est modifiée, dans la transaction ; rend la fiche telle qu'elle est alors. */
export type Ensuite<F> = (trx: Db, fiche: F, envoi: { saisie: Saisie; membre: MembreConnecte }) => Promise<F>

/** `conflit` : ce que quelqu'un d'autre a écrit entre-temps, à côté de ce que la personne vient d'écrire. */
type Etat = { saisie: Saisie; fautes?: Fautes; avis?: VNode | null; conflit?: Difference[] | null; statut?: number }

/** Modifier une fiche : deux personnes à la fois se lisent côte à côte, aucune n'efface l'autre. */
export function modifierDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  cadre: Cadre<S, Fiche<S, E, P>>,
  ensuite: Ensuite<Fiche<S, E, P>> = async (_, fiche) => fiche,
) {
  const { champs } = sorte
  const { modifiable, resteModifiable } = accesDe(sorte)

  async function rendre(c: Contexte, fiche: Fiche<S, E, P>, { saisie, fautes = {}, avis = null, conflit = null, statut = 200 }: Etat) {
    const suite = (
      <>
        <CeChangement {...{ saisie, fautes }} />
        {cadre.brouillons && <LienAuBrouillon saisie={saisie} de={{ salle: sorte.salle, slug: fiche.slug }} />}
      </>
    )
    const action = `${sorte.chemin}/${fiche.slug}/modifier`
    const formulaire = await dessiner(c, sorte, cadre, { saisie, fautes, fiche, avis, conflit: conflit !== null, action, suite })
    const titre = sorte.titre(fiche)
    const contenu = (
      <div class="fiche-modifier">
        <FilAriane etapes={sorte.fil(fiche, 'Modifier')} />
        <h1>Modifier « {titre} »</h1>
        {avis}
        {conflit && <Conflit cette={sorte.mots.cette} differences={conflit} />}
        {formulaire}
      </div>
    )
    return page(c, { titre: `Modifier ${titre}`, indexer: false, scripts: cadre.scripts }, contenu, statut)
  }

  async function montrer(c: Contexte) {
    const { db } = c.var
    const { fiche, membre } = await modifiable(c)
    const version = String(await findNumeroCourant(db, sorte.salle, fiche.id))
    const saisie = { ...(await saisieDeLaFiche(db, sorte, fiche)), version }
    const commence = cadre.brouillons && (await findBrouillonDe(db, fiche.id, { salle: sorte.salle, membreId: membre.id }))
    return rendre(c, fiche, { saisie, avis: commence ? <BrouillonCommence chemin={sorte.chemin} {...commence} /> : null })
  }

  async function modifier(c: Contexte) {
    const { fiche, membre } = await modifiable(c)
    const { saisie, fautes: refus } = await recevoir(c, cadre.envoi)
    const [lue, suite] = [await lireEcrit(c.var.db, sorte, saisie, fiche), lireSuite(saisie)]
    const fautes = { ...refus, ...fautesDe(lue, suite) }
    if (!lue.ok || !suite.ok || Object.keys(fautes).length > 0) return rendre(c, fiche, { saisie, fautes, statut: 422 })
    if (!(await resteModifiable(c, fiche, lue.valeur)))
      return rendre(c, fiche, { saisie, fautes: { [ouLeDire(sorte, fiche, lue.valeur)]: { phrase: horsPerimetre } }, statut: 422 })
    const ordre = { ...suite.valeur, id: fiche.id, contenu: lue.valeur, membre }
    return tenter(
      () => garder(c, fiche, saisie, ordre),
      (fautes, statut) => rendre(c, fiche, { saisie, fautes, statut }),
    )
  }

  type Ordre = { id: number; contenu: S; version: number; motif: string; membre: MembreConnecte }

  async function garder(c: Contexte, avant: Fiche<S, E, P>, saisie: Saisie, ordre: Ordre): Promise<Response> {
    const issue = await modifierEnConnaissance(c.var.db, sorte, {
      ...ordre,
      ensuite: async (trx, fiche) => {
        await cadre.envoi?.prendre(trx, saisie)
        if (cadre.brouillons) await oublierBrouillon(trx, sorte.salle, saisie, ordre.membre)
        return ensuite(trx, fiche, { saisie, membre: ordre.membre })
      },
    })
    if (issue.fait) {
      // Un brouillon qui vient d'être proposé ou publié l'apprend d'abord.
      const passee = issue.fiche.etat === avant.etat ? undefined : sorte.etats[issue.fiche.etat].avis
      return c.redirect(urlAvecAvis(sorte.url(issue.fiche), passee ?? (issue.change ? 'modifiee' : 'inchangee')), 303)
    }
    const conflit = await comparer(c.var.db, champs, contenuNormal(sorte, issue.actuelle), ordre.contenu)
    return rendre(c, issue.actuelle, { saisie: { ...saisie, version: String(issue.version) }, conflit, statut: 409 })
  }

  const { routes } = routesDe(sorte.salle)
    .get(`${sorte.chemin}/:slug/modifier`, sorte.ecriteAuMieuxPar, montrer)
    .post(`${sorte.chemin}/:slug/modifier`, sorte.ecriteAuMieuxPar, modifier, { limite: 'formulaire', ...cadre.envoi?.options })
  return { routes, rendre }
}

// Sous le champ qui fait sortir la fiche de ce que la personne anime : son territoire s'il a changé, sinon ses thématiques.
function ouLeDire<S extends object>({ champs, touche }: Pick<Sorte<S>, 'champs' | 'touche'>, avant: S, apres: S): string {
  if (touche(avant).lieux.join() === touche(apres).lieux.join()) return 'thematiques' in libellesDe(champs) ? 'thematiques' : ''
  const cle = clesDe(champs).find((cle) => champs[cle].cite(apres[cle]).some(({ source }) => source === sourceTerritoire))
  return cle ? nomDeSaisie(cle, champs[cle]) : ''
}
