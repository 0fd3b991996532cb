import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { Fiche } from '#interface/Fiche.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Grille } from '#interface/Grille.tsx'
import { page } from '#interface/page.tsx'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { auMoins } from '#socle/session.ts'
import { lireVitrine, montrerVitrine } from './montrer-vitrine.tsx'
import { composerPalette, enFeuille } from './palette/palette.ts'
import { listNonPubliees, listPubliees } from './vitrine.depot.ts'
import { sorteVitrine } from './vitrine.sorte.ts'
import { urlVitrine, type Vitrine } from './vitrine.ts'

/** Les vitrines. */
export const routes = routesDe('vitrine')
  .get('/vitrines', 'public', lister)
  .get('/vitrines/:slug', 'public', (c) => montrerVitrine(c, c.req.param('slug') ?? ''))
  .get('/vitrines/:slug/couleurs.css', 'public', colorer)

async function lister(c: Contexte): Promise<Response> {
  const { db, membre } = c.var
  const peutCreer = auMoins(membre, 'animateur')
  const [publiees, autres] = await Promise.all([
    listPubliees(db),
    peutCreer ? listNonPubliees(db, auMoins(membre, 'administrateur') ? null : (membre?.id ?? '')) : [],
  ])
  const meta = {
    titre: 'Vitrines',
    description: 'Plusieurs façades sur un même fonds : celles du réseau, des territoires, des partenaires.',
  }
  return page(c, meta, <VitrinesPage publiees={publiees} autres={autres} peutCreer={peutCreer} />)
}

async function colorer(c: Contexte): Promise<Response> {
  const vitrine = await lireVitrine(c, c.req.param('slug') ?? '')
  return c.body(enFeuille(composerPalette(vitrine)), 200, { 'content-type': 'text/css; charset=utf-8' })
}

type PropsDesVitrines = { publiees: Vitrine[]; autres: Vitrine[]; peutCreer: boolean }

/** Les vitrines : plusieurs façades, un seul fonds. `autres` : les brouillons et archives que la personne peut composer. */
function VitrinesPage({ publiees, autres, peutCreer }: PropsDesVitrines) {
  return (
    <div class="vitrines">
      <FilAriane etapes={[{ libelle: 'Vitrines' }]} />
      <h1>Les vitrines</h1>
      <p class="chapeau">
        Le même fonds, vu d'un réseau, d'un territoire ou d'un partenaire : chacun compose son accueil et choisit ce qu'il montre. Les
        fiches, elles, ne sont écrites qu'une fois.
      </p>
      {publiees.length === 0 ? (
        <EtatVide titre="Aucune vitrine publiée">Le fonds commun se lit depuis l'accueil.</EtatVide>
      ) : (
        <Liste vitrines={publiees} />
      )}
      {autres.length > 0 && (
        <section aria-labelledby="autres">
          <h2 id="autres">Brouillons et archives</h2>
          <Liste vitrines={autres} />
        </section>
      )}
      {peutCreer && (
        <p class="actions">
          <Bouton href="/vitrines/creer">Composer une vitrine</Bouton>
        </p>
      )}
    </div>
  )
}

function Liste({ vitrines }: { vitrines: Vitrine[] }) {
  return (
    <Grille de={vitrines}>
      {({ nom, accroche, hote, etat, estFondatrice, ...vitrine }) => (
        <Fiche
          titre={nom}
          href={urlVitrine(vitrine)}
          niveau={2}
          surtitre={etat === 'publiee' ? (estFondatrice ? 'Vitrine du réseau' : 'Vitrine') : sorteVitrine.etats[etat].libelle}
          pied={hote}
        >
          {accroche}
        </Fiche>
      )}
    </Grille>
  )
}
