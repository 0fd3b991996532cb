import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { Fiche } from '#interface/Fiche.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Grille } from '#interface/Grille.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { page } from '#interface/page.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { descriptions, type Referentiel } from '#referentiel/referentiel.ts'
import { trouve } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { auMoins } from '#socle/session.ts'
import { Thematiques } from './accueil-de-vitrine/BlocsDuFonds.tsx'
import { lireVitrine, montrerVitrine } from './montrer-vitrine.tsx'
import { composerPalette, enFeuille } from './palette/palette.ts'
import { rassemblerThematique } from './thematique/rassembler-thematique.ts'
import { ThematiquePage } from './thematique/ThematiquePage.tsx'
import { listNonPubliees, listPubliees } from './vitrine.depot.ts'
import { sorteVitrine } from './vitrine.sorte.ts'
import { urlVitrine, type Vitrine } from './vitrine.ts'

/** Les vitrines et les thématiques. */
export const routes = routesDe('vitrine')
  .get('/vitrines', 'public', lister)
  .get('/vitrines/:slug', 'public', (c) => montrerVitrine(c, c.req.param('slug') ?? ''))
  .get('/vitrines/:slug/couleurs.css', 'public', colorer)
  .get('/thematiques', 'public', async (c) => {
    const meta = {
      titre: 'Thématiques',
      description: 'Les besoins des territoires : ce qui les éclaire, qui peut aider, comment s’y mettre.',
    }
    return page(c, meta, <ThematiquesPage referentiel={await chargerReferentiel(c.var.db)} />)
  })
  .get('/thematiques/:code', 'public', montrerThematique)

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

async function montrerThematique(c: Contexte): Promise<Response> {
  const referentiel = await chargerReferentiel(c.var.db)
  const thematique = trouve(
    referentiel.parCode('thematique', c.req.param('code') ?? ''),
    "Cette thématique n'est pas dans les listes du réseau.",
  )
  const vue = await rassemblerThematique(c.var.db, referentiel, thematique)
  return page(c, { titre: thematique.libelle, description: thematique.definition }, <ThematiquePage vue={vue} />)
}

/** Les besoins des territoires, une entrée chacun. */
function ThematiquesPage({ referentiel }: { referentiel: Referentiel }) {
  return (
    <div class="thematique famille-savoir">
      <FilAriane etapes={[{ libelle: 'Thématiques' }]} />
      <header class="vitrine-tete">
        <h1>Les besoins des territoires</h1>
        <p class="chapeau">{descriptions.thematique.introduction}</p>
        {referentiel.liste('thematique').some(({ estProposition }) => estProposition) && <PropositionDeDepart />}
      </header>
      <Thematiques vue={{ referentiel }} />
    </div>
  )
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
