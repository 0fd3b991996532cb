import type { VNode } from 'preact'
import { blocsSaisis, type Genres, sousBloc } from '#champ/blocs.tsx'
import { type ControleDe, controleDe } from '#champ/Controles.tsx'
import type { Champs, EtatDeSaisie, Fautes, Lu, Offres } from '#champ/champ.ts'
import { comparer, contenuDe, contenuVide, libellesDe, lireContenu, nomDeSaisie, nommerContenus, remplir } from '#champ/champs.ts'
import { texteDe } from '#champ/saisie.ts'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import type { Difference } from '#socle/differer.ts'
import { lireSaisie, type Saisie } from '#socle/formulaire.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { refuserRendus } from '#socle/rendu/garder-rendus.ts'
import type { Contexte } from '#socle/salle.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { modifierEnConnaissance } from '../ecriture/modifier-en-connaissance.ts'
import { ecrituresDe } from '../enregistrer.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { agir } from './gestes.ts'
import { type Bilan, ComposerPage, estBilan } from './page/ComposerPage.tsx'

/** Ce que le formulaire d'une fiche, hors de ses blocs, a pour se montrer. */
export type PropsDeTete<S extends object> = EtatDeSaisie & { Controle: ControleDe<S>; membre: MembreConnecte }

type Composition<S extends object, E extends string> = {
  /** Le champ des blocs, leurs genres, et ce qu'il faut savoir avant de les ordonner. */
  blocs: keyof S & string
  genres: Genres
  aide: string
  /** L'état d'une fiche qui naît, et ceux où mènent « publier » et « archiver ». */
  etats: { neuf: E; publier: E; archiver: E }
  Tete: (props: PropsDeTete<S>) => VNode
  /** Ce qui reste sous les yeux en composant. */
  Barre?: (props: { saisie: Saisie }) => VNode
  /** Ce qui se lit d'un bloc fermé, après son genre. */
  Resume?: (props: { dit: (nom: string) => string }) => VNode
  /** Entre quoi choisir, pour les blocs qui citent quelque chose. */
  offrir?: (db: Db, saisie: Saisie) => Promise<Offres>
  /** La saisie telle que les champs la lisent : ce que la personne peut écrire, les noms d'un formulaire servi par une version d'avant. */
  recevoir?: (saisie: Saisie, en: { membre: MembreConnecte; referentiel: Referentiel }) => Saisie
  page: { classe?: string; scripts: string[] }
}

type Etat = { saisie: Saisie; fautes?: Fautes; ouvert?: string; bilan?: Bilan | undefined; conflit?: Difference[]; statut?: number }

/** Composer une fiche faite de blocs : la page, ce qu'elle reçoit, ce qu'elle comprend. La salle en fait ses routes, et dit qui compose. */
export function composerDe<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>, o: Composition<S, E>) {
  const champs: Champs<S> = sorte.champs
  const { creer, changerSuivi } = ecrituresDe(sorte)
  const nom = nomDeSaisie(o.blocs, champs[o.blocs])

  /** La page, telle qu'on l'ouvre ; `fiche` null : elle n'est pas encore née. */
  async function ouvrir(c: Contexte, fiche: Fiche<S, E, P> | null): Promise<Response> {
    const { db } = c.var
    const contenu = fiche ? contenuDe(champs, fiche) : contenuVide(champs)
    const version = fiche ? await findNumeroCourant(db, sorte.salle, fiche.id) : 0
    const saisie = { ...remplir(champs, contenu, await nommerContenus(db, champs, contenu)), version: String(version) }
    const bilan = c.req.query('fait')
    return montrer(c, fiche, { saisie, bilan: estBilan(bilan) ? bilan : undefined })
  }

  // Un bouton qui déplace, ajoute ou ôte un bloc renvoie la page, rien n'est encore gardé ; « enregistrer » garde.
  async function recevoir(c: Contexte, fiche: Fiche<S, E, P> | null): Promise<Response> {
    const saisie = await lire(c)
    const apres = agir(saisie, { nom, genres: o.genres, referentiel: await chargerReferentiel(c.var.db) })
    if (apres) return montrer(c, fiche, apres)
    const compris = await comprendre(c.var.db, saisie, fiche)
    if (!compris.ok) return montrer(c, fiche, { saisie, fautes: compris.fautes, statut: 422 })
    return fiche ? modifier(c, fiche, saisie, compris.valeur) : naitre(c, compris.valeur, saisie)
  }

  /** Le contenu que dit la saisie, prêt à être gardé. */
  async function comprendre(db: Db, saisie: Saisie, fiche: Fiche<S, E, P> | null): Promise<Lu<S>> {
    const compris = await lireContenu(db, champs, saisie, fiche ? contenuDe(champs, fiche) : undefined)
    if (!compris.ok) return compris
    const manque = etatVise(saisie) === o.etats.publier ? sorte.publiable?.(compris.valeur) : undefined
    const refus = manque ?? (await refuserRendus(db, sorte.rendus(compris.valeur)))
    return refus === undefined ? compris : { ok: false, fautes: { '': { phrase: refus } } }
  }

  const lire = async (c: Contexte): Promise<Saisie> => {
    const saisie = await lireSaisie(c)
    return o.recevoir?.(saisie, { membre: moi(c), referentiel: await chargerReferentiel(c.var.db) }) ?? saisie
  }

  function etatVise(saisie: Saisie): E | undefined {
    const action = texteDe(saisie, 'action')
    return action === 'publier' || action === 'archiver' ? o.etats[action] : undefined
  }

  async function naitre(c: Contexte, contenu: S, saisie: Saisie): Promise<Response> {
    const auteurId = moi(c).id
    const etat = etatVise(saisie) ?? o.etats.neuf
    const nee = await c.var.db
      .transaction()
      .execute((trx) => creer(trx, contenu, { etat, auteurId, proprietaireId: auteurId, motif: 'création' }))
    return c.redirect(`${sorte.url(nee)}/composer?fait=enregistre`, 303)
  }

  async function modifier(c: Contexte, fiche: Fiche<S, E, P>, saisie: Saisie, contenu: S): Promise<Response> {
    const { db } = c.var
    const membre = moi(c)
    const vise = etatVise(saisie)
    const issue = await modifierEnConnaissance(db, sorte, {
      ...{ id: fiche.id, contenu, membre, motif: '', version: Number(texteDe(saisie, 'version') || 0) },
      ensuite: async (trx, gardee) => {
        if (vise === undefined || vise === gardee.etat) return gardee
        const motif = vise === o.etats.publier ? 'publication' : 'archivage'
        return changerSuivi(trx, gardee.id, { etat: vise }, { auteurId: membre.id, motif })
      },
    })
    if (!issue.fait) {
      const conflit = await comparer(db, champs, contenuDe(champs, issue.actuelle), contenu)
      return montrer(c, issue.actuelle, { saisie: { ...saisie, version: String(issue.version) }, conflit, statut: 409 })
    }
    const change = issue.change || issue.fiche.etat !== fiche.etat
    return c.redirect(`${sorte.url(issue.fiche)}/composer?fait=${change ? 'enregistre' : 'inchange'}`, 303)
  }

  async function montrer(c: Contexte, fiche: Fiche<S, E, P> | null, { saisie, ...issue }: Etat): Promise<Response> {
    const { db } = c.var
    const membre = moi(c)
    const [referentiel, offres] = await Promise.all([chargerReferentiel(db), o.offrir?.(db, saisie)])
    const etat: EtatDeSaisie = { saisie, fautes: issue.fautes ?? {}, referentiel, offres }
    const avant = fiche ? contenuDe(champs, fiche) : undefined
    const titre = fiche ? `Composer « ${sorte.titre(fiche)} »` : `Composer ${sorte.mots.un}`
    const contenu = (
      <ComposerPage
        {...{ etat, titre, ...issue }}
        cette={sorte.mots.cette}
        fil={fiche ? sorte.fil(fiche, 'Composer') : [{ libelle: 'Composer' }]}
        fiche={fiche && { etat: sorte.etats[fiche.etat], url: sorte.url(fiche) }}
        libelles={{ ...libellesDe(champs), ...libellesDesBlocs(saisie) }}
        blocs={{ nom, genres: o.genres, Resume: o.Resume, titre: champs[o.blocs].libelle, aide: o.aide }}
        barre={o.Barre ? <o.Barre saisie={saisie} /> : null}
        tete={<o.Tete {...etat} membre={membre} Controle={controleDe({ ...etat, champs, avant })} />}
      />
    )
    const scripts = ['composer-blocs', ...o.page.scripts]
    return page(c, { ...o.page, titre, indexer: false, scripts }, contenu, issue.statut)
  }

  const libellesDesBlocs = (saisie: Saisie): Record<string, string> =>
    Object.assign(
      {},
      ...blocsSaisis(saisie, nom, o.genres).map(({ id, genre }, rang) => {
        const noms = Object.entries(o.genres[genre]?.libelles(sousBloc(nom, id)) ?? {})
        return Object.fromEntries(noms.map(([sien, dit]) => [sien, `Bloc ${rang + 1}, ${o.genres[genre]?.libelle}, ${dit}`]))
      }),
    )

  return { ouvrir, recevoir, comprendre, lire, montrer }
}
