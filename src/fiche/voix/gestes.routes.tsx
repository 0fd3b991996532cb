import type { VNode } from 'preact'
import { z } from 'zod'
import { Controles } from '#champ/Controles.tsx'
import type { Champs, EtatDeSaisie, Fautes, Lu } from '#champ/champ.ts'
import { libellesDe, lireContenu } from '#champ/champs.ts'
import { texteDe, vientDUnRobot } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { Piege } from '#interface/Piege.tsx'
import { page } from '#interface/page.tsx'
import { peutModerer } from '#membre/membre.droits.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie, type Saisie, un } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, type Routes, routesDe } from '#socle/routes.ts'
import { accesDe } from '../acces.ts'
import { depotDe } from '../depot.repository.ts'
import { PourVousRepondre, ResumeDesFautes } from '../ecriture/formulaire.tsx'
import { fautesDe, lireProposant, tenter } from '../ecriture/lire.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import type { VoixNouvelle } from './voix.repository.ts'
import type { voixDe } from './voix.ts'

type Mots = {
  genre: string
  titre: string
  /** Ce que c'est, sous le titre. */
  quoi: string
  bouton: string
  /** Vrai : l'animation seule, au nom du réseau. */
  anime?: true
}
type Rangee = Pick<VoixNouvelle, 'qui' | 'texte' | 'de'>

/** Une façon de parler d'une fiche, à l'adresse « chemin/slug/mot ». */
export type Geste = Mots & {
  Saisies: (etat: EtatDeSaisie) => VNode
  libelles: Record<string, string>
  lire: (db: Db, saisie: Saisie) => Promise<Lu<Rangee>>
}

/** Un geste, d'après ses champs. `ranger` : ce qu'il en garde, ou ce qui y manque. */
export function geste<D extends object>(mots: Mots, champs: Champs<D>, ranger: (dite: D) => Lu<Rangee>): Geste {
  return {
    ...mots,
    libelles: libellesDe(champs),
    Saisies: (etat) => <Controles champs={champs} {...etat} />,
    lire: async (db, saisie) => {
      const dite = await lireContenu(db, champs, saisie)
      return dite.ok ? ranger(dite.valeur) : dite
    },
  }
}

/** Les pages où l'on parle d'une fiche publique, et celle où l'on confirme ; à monter avant « chemin/:slug ». */
export function gestesDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  voix: ReturnType<typeof voixDe<S, E, P>>,
  gestes: Readonly<Record<string, Geste>>,
  /** L'adresse de la fiche qui porte désormais celle-ci, la sienne si c'est elle : un formulaire ouvert avant y arrive. */
  porteuse: (db: Db, slug: string) => Promise<string>,
): Routes {
  type Acte = { geste: Geste; chemin: string; fiche: Fiche<S, E, P> }
  const { lisible } = accesDe(sorte)
  const { findById, findByIdPourEcriture } = depotDe(sorte)
  const { cette } = sorte.mots
  const confirmation = `${sorte.chemin}/confirmer`
  const publique = (fiche: Fiche<S, E, P> | undefined) => fiche !== undefined && sorte.etats[fiche.etat].public

  async function ouvrir(c: Contexte, mot: string, geste: Geste): Promise<Acte> {
    const { fiche, portee } = await lisible(c, await porteuse(c.var.db, c.req.param('slug') ?? ''))
    exigerPublique(fiche)
    if (geste.anime && !peutModerer(c.var.membre, portee))
      throw new ErreurMetier(403, "Seule l'animation de ce territoire ou de cette thématique parle au nom du réseau.")
    return { geste, fiche, chemin: `${sorte.chemin}/${fiche.slug}/${mot}` }
  }

  function exigerPublique(fiche: Fiche<S, E, P> | undefined): void {
    if (!publique(fiche)) throw new ErreurMetier(409, `Tout le monde ne lit pas ${cette} : rien ne s'y ajoute.`)
  }

  async function montrer(c: Contexte, { geste, chemin, fiche }: Acte, saisie: Saisie = {}, fautes: Fautes = {}, statut = 200) {
    const referentiel = await chargerReferentiel(c.var.db)
    return page(
      c,
      { titre: `${geste.titre} : ${sorte.titre(fiche)}`, indexer: false, scripts: ['champ-territoire'] },
      <div class="fiche-voix">
        <FilAriane etapes={sorte.fil(fiche, geste.titre)} />
        <h1>{geste.titre}</h1>
        <p class="chapeau">
          À propos de « {sorte.titre(fiche)} ». {geste.quoi}
        </p>
        <form method="post" action={chemin} novalidate class="fiche-formulaire">
          <ResumeDesFautes fautes={fautes} libelles={geste.libelles} />
          <geste.Saisies {...{ saisie, fautes, referentiel }} />
          {!c.var.membre && <PourVousRepondre {...{ saisie, fautes }} />}
          <Piege />
          <p class="actions">
            <Bouton>{geste.bouton}</Bouton>
            <Bouton variante="discret" href={sorte.url(fiche)}>
              Revenir
            </Bouton>
          </p>
        </form>
      </div>,
      statut,
    )
  }

  async function recevoir(c: Contexte, acte: Acte) {
    const { db, membre } = c.var
    const { geste, fiche } = acte
    const saisie = await lireSaisie(c)
    if (vientDUnRobot(saisie)) return c.redirect(sorte.url(fiche), 303)
    const [dite, qui] = [await geste.lire(db, saisie), lireProposant(c, saisie)]
    if (!dite.ok || !qui.ok) return montrer(c, acte, saisie, fautesDe(qui, dite), 422)
    const personne = { membreId: membre?.id ?? null, nom: qui.valeur.nom, courriel: qui.valeur.courriel }
    const nouvelle = { ...dite.valeur, ...personne, ficheId: fiche.id, genre: geste.genre }
    const dire = async (trx: Db) => {
      // Relue verrouillée : elle a pu être retirée, ou fondue dans une autre, pendant que la personne écrivait.
      exigerPublique(await findByIdPourEcriture(trx, fiche.id))
      return voix.dire(trx, nouvelle)
    }
    return tenter(
      async () => {
        await borner(c, { 'proposition-de': personne.membreId ?? personne.courriel ?? '' })
        return (await db.transaction().execute(dire)) ? c.redirect(`${sorte.url(fiche)}#voix`, 303) : attendre(c, fiche)
      },
      (refus, statut) => montrer(c, acte, saisie, refus, statut),
    )
  }

  const attendre = (c: Contexte, fiche: Fiche<S, E, P>) =>
    dire(c, "Plus qu'un geste", sorte.url(fiche), 200, <Message ton="succes">{phraseDeConfirmation()}</Message>)

  // Deux boutons, et rien de fait en ouvrant la page : les filtres de courriel suivent les liens qu'ils lisent.
  async function demanderAConfirmer(c: Contexte) {
    const { cle } = lireFiltres(c, z.object({ cle: un(z.string().max(100), '') }))
    const lue = await c.var.db.transaction().execute((trx) => voix.lireLaCle(trx, cle))
    if (!lue) return perdu(c)
    if (lue.voix.confirmeeLe) return c.redirect(sorte.url(lue.fiche), 303)
    const formulaire = (
      <form method="post" action={confirmation} class="fiche-actes">
        <p>À propos de « {sorte.titre(lue.fiche)} » : cela a été écrit en donnant votre adresse, qui n'est montrée à personne.</p>
        <input type="hidden" name="cle" value={cle} />
        <Bouton nom="acte" valeur="confirmer">
          Oui, c'est moi
        </Bouton>
        <Bouton variante="secondaire" nom="acte" valeur="effacer">
          Ce n'est pas moi : l'effacer
        </Bouton>
      </form>
    )
    return dire(c, 'Est-ce bien vous ?', sorte.chemin, 200, formulaire)
  }

  async function confirmer(c: Contexte) {
    const saisie = await lireSaisie(c)
    const efface = texteDe(saisie, 'acte') === 'effacer'
    const lue = await c.var.db.transaction().execute(async (trx) => {
      const trouvee = await voix.lireLaCle(trx, texteDe(saisie, 'cle'))
      if (trouvee) await (efface ? voix.effacer : voix.confirmer)(trx, trouvee.voix)
      return trouvee
    })
    if (!lue) return perdu(c)
    if (efface) return dire(c, "C'est effacé", sorte.chemin, 200, <p>Ce qui avait été écrit en votre nom n'est plus là.</p>)
    if (publique(await findById(c.var.db, lue.fiche.id))) return c.redirect(`${sorte.url(lue.fiche)}?avis=publiee`, 303)
    return dire(c, 'Votre adresse est confirmée', sorte.chemin, 200, <p>Entre-temps, l'animation du réseau a retiré {cette} du site.</p>)
  }

  const perdu = (c: Contexte) =>
    dire(
      c,
      'Ce lien ne vaut plus',
      sorte.chemin,
      410,
      <p>Il a servi à effacer, il est incomplet, ou il a plus de trente jours. Recommencez.</p>,
    )

  const dire = (c: Contexte, titre: string, retour: string, statut: number, contenu: VNode) =>
    page(
      c,
      { titre, indexer: false },
      <div class="fiche-voix">
        <h1>{titre}</h1>
        {contenu}
        <Bouton variante="discret" href={retour}>
          {retour === sorte.chemin ? `Voir les ${sorte.mots.pluriel}` : 'Revenir'}
        </Bouton>
      </div>,
      statut,
    )

  const routes = routesDe(sorte.salle)
    .get(confirmation, 'public', demanderAConfirmer, { cache: false })
    .post(confirmation, 'public', confirmer, { limite: 'formulaire' })
  for (const [mot, geste] of Object.entries(gestes)) {
    const droit = geste.anime ? 'animateur' : 'public'
    routes
      .get(`${sorte.chemin}/:slug/${mot}`, droit, async (c) => montrer(c, await ouvrir(c, mot, geste)))
      .post(`${sorte.chemin}/:slug/${mot}`, droit, async (c) => recevoir(c, await ouvrir(c, mot, geste)), { limite: 'contact' })
  }
  return routes
}

/** Ce qui se passe ensuite, pour qui n'a pas de compte. */
const phraseDeConfirmation = (): string =>
  config.smtpUrl === undefined
    ? 'C’est gardé. Ce site n’envoie pas encore de courriels : le lien qui confirme votre adresse partira quand son administration l’aura réglé.'
    : 'Un courriel part à l’adresse que vous avez donnée : confirmez, et ce que vous avez écrit se lira aussitôt. Sans cela, c’est effacé dans trente jours.'
