import { CarteDeVisite } from '#acteur/CarteDeVisite.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Grille } from '#interface/Grille.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { CarteDeParcours } from '#parcours/lire/CarteDeParcours.tsx'
import { FicheDeRessource } from '#ressource/CarteDeRessource.tsx'
import { nombre } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { FicheDeSeance } from '../accueil-de-vitrine/BlocsDuFonds.tsx'
import type { VueDeThematique } from './rassembler-thematique.ts'

/** Un besoin des territoires : ce qui l'éclaire, qui peut aider, comment s'y mettre. */
export function ThematiquePage({ vue }: { vue: VueDeThematique }) {
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
      <section aria-labelledby="webinaires">
        <h2 id="webinaires">Webinaires</h2>
        {aVenir.length + passees.length === 0 && (
          <p>
            Aucune séance sur ce thème pour le moment. <a href="/webinaires">Toutes les séances</a>
          </p>
        )}
        <Grille de={[...aVenir, ...passees]}>{(seance) => <FicheDeSeance seance={seance} />}</Grille>
        <p>
          <a href={avecParametres('/webinaires.ics', { thematique: thematique.code })}>Suivre ce thème dans mon agenda</a>
        </p>
      </section>
      <QuiAide vue={vue} />
      <section aria-labelledby="besoins">
        <h2 id="besoins">Un besoin sur votre territoire ?</h2>
        <p>
          Dites ce que vous cherchez et où : la plateforme vous montre qui peut aider, au plus près.{' '}
          <a href={avecParametres('/trouver', { q: thematique.libelle })}>Chercher de l'aide pour « {thematique.libelle} »</a>
        </p>
      </section>
    </div>
  )
}

function UnRayon({ vue, rayon, apercus, total }: VueDeThematique['rayons'][number] & { vue: VueDeThematique }) {
  const tout = avecParametres('/ressources', { thematique: vue.thematique.code, type: rayon.types })
  return (
    <section aria-labelledby={rayon.cle}>
      <h2 id={rayon.cle}>{rayon.titre}</h2>
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
    </section>
  )
}

function QuiAide({ vue: { thematique, catalyseurs, parcours, referentiel } }: { vue: VueDeThematique }) {
  return (
    <>
      {parcours.length > 0 && (
        <section aria-labelledby="parcours">
          <h2 id="parcours">S'y mettre pas à pas</h2>
          <Grille de={parcours}>{(un) => <CarteDeParcours parcours={un} niveau={3} />}</Grille>
        </section>
      )}
      <section aria-labelledby="catalyseurs">
        <h2 id="catalyseurs">Qui peut aider</h2>
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
      </section>
    </>
  )
}
