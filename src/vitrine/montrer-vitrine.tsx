import type { ComponentChildren } from 'preact'
import { AvisDeFiche } from '#fiche/avis.tsx'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Frise } from '#interface/Frise.tsx'
import { Message } from '#interface/Message.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { page } from '#interface/page.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { trouve } from '#socle/erreurs.ts'
import { lireHtmls } from '#socle/rendu/garder-rendus.ts'
import type { Contexte } from '#socle/routes.ts'
import { nomAvecArticle, urlTerritoire } from '#territoire/territoire.ts'
import {
  type Fonds,
  montrerCarte,
  montrerCatalyseurs,
  montrerChiffres,
  montrerParcours,
  montrerPratiques,
  montrerRessources,
  montrerWebinaires,
  Thematiques,
} from './du-fonds.tsx'
import { lireSelection } from './selection.ts'
import { genres } from './vitrine.champs.ts'
import { findBySlug } from './vitrine.depot.ts'
import { peutComposer, peutLire } from './vitrine.droits.ts'
import { sorteVitrine } from './vitrine.sorte.ts'
import { type Bloc, textesDeVitrine, urlCouleurs, urlVitrine, type Vitrine } from './vitrine.ts'

/** L'accueil d'une vitrine, à son adresse ou sous son nom d'hôte. */
export async function montrerVitrine(c: Contexte, slug: string): Promise<Response> {
  const vitrine = await lireVitrine(c, slug)
  const { db, membre } = c.var
  const referentiel = await chargerReferentiel(db)
  const fonds = { db, referentiel, selection: await lireSelection(db, referentiel, vitrine) }
  const textes = textesDeVitrine(vitrine).map(({ texte }) => texte)
  const htmls = await lireHtmls(db, 'riche', textes)
  // Chaque bloc ne lit que ce qu'il montre.
  const contenus = await Promise.all(vitrine.blocs.map((bloc) => contenuDuBloc(bloc, fonds, htmls)))
  const meta = {
    titre: vitrine.nom,
    ...(vitrine.accroche ? { description: vitrine.accroche } : {}),
    canonique: vitrine.hote ? `https://${vitrine.hote}/` : urlVitrine(vitrine),
    feuille: urlCouleurs(vitrine),
    indexer: vitrine.etat === 'publiee',
    scripts: vitrine.blocs.some(({ genre }) => genre === 'carte') ? ['carte'] : [],
  }
  return page(
    c,
    meta,
    <>
      <AvisDeFiche sorte={sorteVitrine} avis={c.req.query('avis')} />
      <VitrinePage {...{ vitrine, fonds, contenus }} compose={peutComposer(membre, vitrine)} />
    </>,
  )
}

/** La vitrine que cette personne peut lire ; sinon 404, publiée ou non. */
export async function lireVitrine(c: Contexte, slug: string): Promise<Vitrine> {
  const vitrine = await findBySlug(c.var.db, slug)
  return trouve(vitrine && peutLire(c.var.membre, vitrine) ? vitrine : undefined, "Cette vitrine n'existe pas, ou n'est pas publiée.")
}

type Props = { vitrine: Vitrine; fonds: Fonds; contenus: ComponentChildren[]; compose: boolean }

/** L'accueil d'une vitrine : son nom, son accroche, ses blocs dans l'ordre, chacun sous son titre. */
function VitrinePage({ vitrine, fonds, contenus, compose }: Props) {
  return (
    <div class="vitrine">
      {vitrine.etat !== 'publiee' && (
        <Message ton="attention" titre={`Vitrine : ${sorteVitrine.etats[vitrine.etat].libelle.toLowerCase()}`}>
          Elle n'est visible que de vous et de l'administration.
        </Message>
      )}
      <header class="vitrine-tete">
        <h1>{vitrine.nom}</h1>
        {vitrine.accroche && <p class="chapeau">{vitrine.accroche}</p>}
        <Choisi fonds={fonds} />
        {vitrine.estProposition && <PropositionDeDepart />}
      </header>
      {vitrine.blocs.map(({ cle, genre, titre: ecrit }, rang) => {
        const titre = ecrit || (genre === 'texte' || genre === 'appel' ? '' : genres[genre].libelle)
        const id = `bloc-${rang + 1}`
        return (
          <section key={cle} class={`bloc-${genre}`} aria-labelledby={titre ? id : undefined}>
            {titre && <h2 id={id}>{titre}</h2>}
            {contenus[rang]}
          </section>
        )
      })}
      <footer class="vitrine-pied">
        {vitrine.source && <p class="source">Source : {vitrine.source}</p>}
        <p class="discret">
          Cette vitrine puise dans le fonds commun de <a href="/">Catalyse</a> : chaque fiche y garde sa source et sa date.{' '}
          <a href="/vitrines">Les autres vitrines</a>
        </p>
        {compose && (
          <p class="actions">
            <BoutonVers href={`${urlVitrine(vitrine)}/composer`}>Composer cette vitrine</BoutonVers>
          </p>
        )}
      </footer>
    </div>
  )
}

// Ce que la vitrine montre du fonds commun, dit en une phrase.
function Choisi({ fonds: { selection, referentiel } }: { fonds: Fonds }) {
  const termes = referentiel.parIds(selection.termeIds).map(({ libelle }) => libelle)
  if (!selection.territoire && termes.length === 0) return null
  return (
    <p class="surtitre vitrine-choix">
      {selection.territoire && <a href={urlTerritoire(selection.territoire)}>{nomAvecArticle(selection.territoire)}</a>}
      {termes.length > 0 && <span>{termes.join(', ')}</span>}
    </p>
  )
}

async function contenuDuBloc(bloc: Bloc, fonds: Fonds, htmls: Map<string, string>): Promise<ComponentChildren> {
  const court = (texte: string) => <div class="prose" dangerouslySetInnerHTML={{ __html: htmls.get(texte) ?? '' }} />
  switch (bloc.genre) {
    case 'texte':
      return court(bloc.texte)
    case 'frise':
      return <Frise evenements={bloc.evenements.map((e) => ({ ...e, texte: e.texte && court(e.texte) }))} />
    case 'liens':
      return (
        <ul class="vitrine-liens">
          {bloc.liens.map(({ libelle, href, texte }) => (
            <li key={href}>
              <a href={href}>{libelle}</a>
              {texte && <p>{texte}</p>}
            </li>
          ))}
        </ul>
      )
    case 'appel':
      return (
        <>
          {bloc.texte && court(bloc.texte)}
          <p class="actions">
            <Bouton href={bloc.href}>{bloc.bouton}</Bouton>
          </p>
        </>
      )
    case 'chiffres':
      return montrerChiffres(fonds)
    case 'carte':
      return montrerCarte(fonds)
    case 'catalyseurs':
      return montrerCatalyseurs(fonds)
    case 'ressources':
      return montrerRessources(fonds, bloc.type)
    case 'webinaires':
      return montrerWebinaires(fonds)
    case 'parcours':
      return montrerParcours(fonds)
    case 'thematiques':
      return <Thematiques referentiel={fonds.referentiel} />
    case 'pratiques':
      return montrerPratiques(fonds)
  }
}
