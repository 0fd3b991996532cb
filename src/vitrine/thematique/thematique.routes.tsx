import type { ComponentChildren } from 'preact'
import { catalyseurs } from '#acteur/annuaire.ts'
import { CarteDeVisite } from '#acteur/CarteDeVisite.tsx'
import { lirePremiers } from '#fiche/catalogue/consulter.ts'
import { criteresDesTermes } from '#fiche/catalogue/question/fonds.ts'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Grille } from '#interface/Grille.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { page } from '#interface/page.tsx'
import { Section } from '#interface/Section.tsx'
import { CarteDeParcours } from '#parcours/lire/CarteDeParcours.tsx'
import { listPublies } from '#parcours/parcours.depot.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { descriptions, type Referentiel, type Terme } from '#referentiel/referentiel.ts'
import { FicheDeRessource } from '#ressource/CarteDeRessource.tsx'
import { ressources } from '#ressource/fonds.ts'
import { montrerAilleurs } from '#socle/apports.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { nombre } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { listAVenir, listPassees } from '#webinaire/seance.repository.ts'
import { FicheDeSeance, Thematiques } from '../du-fonds.tsx'

/** Les thématiques : les besoins des territoires, et ce qui y répond. */
export const routes = routesDe('vitrine')
  .get('/thematiques', 'public', async (c) => {
    const meta = {
      titre: 'Thématiques',
      description: 'Les besoins des territoires : ce qui les éclaire, qui peut aider, comment s’y mettre.',
    }
    return page(c, meta, <ThematiquesPage referentiel={await chargerReferentiel(c.var.db)} />)
  })
  .get('/thematiques/:code', 'public', montrerThematique)

async function montrerThematique(c: Contexte): Promise<Response> {
  const referentiel = await chargerReferentiel(c.var.db)
  const thematique = trouve(
    referentiel.parCode('thematique', c.req.param('code') ?? ''),
    "Cette thématique n'est pas dans les listes du réseau.",
  )
  const [vue, ailleurs] = await Promise.all([
    rassemblerThematique(c.var.db, referentiel, thematique),
    montrerAilleurs(c, 'thematique', thematique.id),
  ])
  return page(c, { titre: thematique.libelle, description: thematique.definition }, <ThematiquePage vue={vue} ailleurs={ailleurs} />)
}

/** Les rayons d'une thématique : quels types de ressources chacun réunit. */
const rayons = [
  { cle: 'reference', titre: 'Documents de référence', types: ['etude', 'donnee'] },
  { cle: 'methodes', titre: 'Méthodes et outils de formation', types: ['methode', 'outil', 'kit', 'competence'] },
  { cle: 'exemples', titre: 'Ce que d’autres ont fait', types: ['exemple'] },
] as const

type VueDeThematique = Awaited<ReturnType<typeof rassemblerThematique>>

async function rassemblerThematique(db: Db, referentiel: Referentiel, thematique: Terme) {
  const [desRayons, aVenir, passees, parcours, desCatalyseurs] = await Promise.all([
    Promise.all(rayons.map((rayon) => lireRayon(db, referentiel, thematique, rayon))),
    listAVenir(db, { limite: 3, termeIds: [thematique.id] }),
    listPassees(db, { limite: 6, termeIds: [thematique.id] }),
    listPublies(db, { termeIds: [thematique.id] }),
    lirePremiers(db, catalyseurs, 6, { criteres: criteresDesTermes(catalyseurs, [thematique]) }),
  ])
  return { thematique, referentiel, rayons: desRayons, aVenir, passees, parcours, catalyseurs: desCatalyseurs }
}

async function lireRayon(db: Db, referentiel: Referentiel, thematique: Terme, rayon: (typeof rayons)[number]) {
  const types = rayon.types.flatMap((code) => referentiel.parCode('medoc', code) ?? [])
  return { rayon, ...(await lirePremiers(db, ressources, 6, { criteres: criteresDesTermes(ressources, [thematique, ...types]) })) }
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
      <Thematiques referentiel={referentiel} />
    </div>
  )
}

/** Un besoin des territoires : ce qui l'éclaire, qui peut aider, comment s'y mettre. `ailleurs` : ce que d'autres salles y montrent. */
function ThematiquePage({ vue, ailleurs }: { vue: VueDeThematique; ailleurs: ComponentChildren }) {
  const { thematique, aVenir, passees } = vue
  return (
    <div class="thematique famille-savoir">
      <FilAriane etapes={[{ libelle: 'Thématiques', href: '/thematiques' }, { libelle: thematique.libelle }]} />
      <header class="vitrine-tete">
        <p class="surtitre">Besoin des territoires</p>
        <h1>{thematique.libelle}</h1>
        {thematique.definition && <p class="chapeau">{thematique.definition}</p>}
        {thematique.estProposition && <PropositionDeDepart />}
      </header>
      {vue.rayons.map((rayon) => (
        <UnRayon key={rayon.rayon.cle} vue={vue} {...rayon} />
      ))}
      <Section id="webinaires" titre="Webinaires">
        {aVenir.length + passees.length === 0 && (
          <p>
            Aucune séance sur ce thème pour le moment. <a href="/webinaires">Toutes les séances</a>
          </p>
        )}
        <Grille de={[...aVenir, ...passees]}>{(seance) => <FicheDeSeance seance={seance} />}</Grille>
        <p>
          <a href={avecParametres('/webinaires.ics', { thematique: thematique.code })}>Suivre ce thème dans mon agenda</a>
        </p>
      </Section>
      {ailleurs}
      <QuiAide vue={vue} />
      <Section id="besoins" titre="Un besoin sur votre territoire ?">
        <p>
          Dites ce que vous cherchez et où : la plateforme vous montre qui peut aider, au plus près.{' '}
          <a href={avecParametres('/trouver', { q: thematique.libelle })}>Chercher de l'aide pour « {thematique.libelle} »</a>
        </p>
      </Section>
    </div>
  )
}

function UnRayon({ vue, rayon, apercus, total }: VueDeThematique['rayons'][number] & { vue: VueDeThematique }) {
  const tout = avecParametres('/ressources', { thematique: vue.thematique.code, type: rayon.types })
  return (
    <Section id={rayon.cle} titre={rayon.titre}>
      {apercus.length === 0 ? (
        <p>
          Rien encore sur ce thème.{' '}
          <a href={avecParametres('/ressources/contribuer', { thematique: vue.thematique.code })}>Partager ce que vous avez</a>
        </p>
      ) : (
        <Grille de={apercus}>{(ressource) => <FicheDeRessource ressource={ressource} referentiel={vue.referentiel} />}</Grille>
      )}
      {total > apercus.length && (
        <p>
          <a href={tout}>Les {nombre(total)} ressources de ce rayon</a>
        </p>
      )}
    </Section>
  )
}

function QuiAide({ vue: { thematique, catalyseurs, parcours, referentiel } }: { vue: VueDeThematique }) {
  return (
    <>
      {parcours.length > 0 && (
        <Section id="parcours" titre="S'y mettre pas à pas">
          <Grille de={parcours}>{(un) => <CarteDeParcours parcours={un} niveau={3} />}</Grille>
        </Section>
      )}
      <Section id="catalyseurs" titre="Qui peut aider">
        {catalyseurs.apercus.length === 0 && (
          <p>
            Aucun catalyseur ne s'est encore dit de ce thème. <a href="/catalyseurs">Voir tous les catalyseurs</a>
          </p>
        )}
        <Grille de={catalyseurs.apercus}>{(apercu) => <CarteDeVisite apercu={apercu} referentiel={referentiel} />}</Grille>
        {catalyseurs.total > 0 && (
          <p>
            <a href={avecParametres('/catalyseurs', { thematique: thematique.code })}>
              Les voir tous, sur la carte et en liste ({nombre(catalyseurs.total)})
            </a>
          </p>
        )}
      </Section>
    </>
  )
}
