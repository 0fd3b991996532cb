import { Bouton } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { nomAvecArticle, urlTerritoire } from '#territoire/territoire.ts'
import { sorteVitrine } from '../vitrine.sorte.ts'
import { urlVitrine } from '../vitrine.ts'
import { BlocMontre } from './BlocMontre.tsx'
import type { VueDeVitrine } from './rassembler-vitrine.ts'

/** L'accueil d'une vitrine : son nom, son accroche, ses blocs dans l'ordre. */
export function VitrinePage({ vue, compose }: { vue: VueDeVitrine; compose: boolean }) {
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
            <Bouton variante="secondaire" href={`${urlVitrine(vitrine)}/composer`}>
              Composer cette vitrine
            </Bouton>
          </p>
        )}
      </footer>
    </div>
  )
}

// Ce que la vitrine montre du fonds commun, dit en une phrase.
function Choisi({ vue: { selection, referentiel } }: { vue: VueDeVitrine }) {
  const termes = selection.termeIds.flatMap((id) => referentiel.parId(id)?.libelle ?? [])
  if (!selection.territoire && termes.length === 0) return null
  return (
    <p class="surtitre vitrine-choix">
      {selection.territoire && <a href={urlTerritoire(selection.territoire)}>{nomAvecArticle(selection.territoire)}</a>}
      {termes.length > 0 && <span>{termes.join(', ')}</span>}
    </p>
  )
}
