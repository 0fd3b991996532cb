import { AvisDeFiche } from '#fiche/avis.tsx'
import { BoutonVers } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { page } from '#interface/page.tsx'
import { trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import { nomAvecArticle, urlTerritoire } from '#territoire/territoire.ts'
import { BlocMontre } from './accueil-de-vitrine/BlocMontre.tsx'
import { rassemblerVitrine, type VueDeVitrine } from './accueil-de-vitrine/rassembler-vitrine.ts'
import { findBySlug } from './vitrine.depot.ts'
import { peutComposer, peutLire } from './vitrine.droits.ts'
import { sorteVitrine } from './vitrine.sorte.ts'
import { urlCouleurs, urlVitrine, type Vitrine } from './vitrine.ts'

/** L'accueil d'une vitrine, à son adresse ou sous son nom d'hôte. */
export async function montrerVitrine(c: Contexte, slug: string): Promise<Response> {
  const vitrine = await lireVitrine(c, slug)
  const vue = await rassemblerVitrine(c.var.db, vitrine)
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
      <VitrinePage vue={vue} compose={peutComposer(c.var.membre, vitrine)} />
    </>,
  )
}

/** La vitrine que cette personne peut lire ; sinon 404, publiée ou non. */
export async function lireVitrine(c: Contexte, slug: string): Promise<Vitrine> {
  const vitrine = await findBySlug(c.var.db, slug)
  return trouve(vitrine && peutLire(c.var.membre, vitrine) ? vitrine : undefined, "Cette vitrine n'existe pas, ou n'est pas publiée.")
}

/** L'accueil d'une vitrine : son nom, son accroche, ses blocs dans l'ordre. */
function VitrinePage({ vue, compose }: { vue: VueDeVitrine; compose: boolean }) {
  const { vitrine } = vue
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
        <Choisi vue={vue} />
        {vitrine.estProposition && <PropositionDeDepart />}
      </header>
      {vue.blocs.map((bloc, rang) => (
        <BlocMontre key={rang} bloc={bloc} rang={rang} vue={vue} />
      ))}
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
function Choisi({ vue: { selection, referentiel } }: { vue: VueDeVitrine }) {
  const termes = referentiel.parIds(selection.termeIds).map(({ libelle }) => libelle)
  if (!selection.territoire && termes.length === 0) return null
  return (
    <p class="surtitre vitrine-choix">
      {selection.territoire && <a href={urlTerritoire(selection.territoire)}>{nomAvecArticle(selection.territoire)}</a>}
      {termes.length > 0 && <span>{termes.join(', ')}</span>}
    </p>
  )
}
