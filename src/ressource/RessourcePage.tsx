import type { ComponentChildren, HTMLAttributes } from 'preact'
import { LesMots } from '#glossaire/LesMots.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Fraicheur } from '#interface/Fraicheur.tsx'
import { Message } from '#interface/Message.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { Section } from '#interface/Section.tsx'
import type { TitreDuTexte } from '#socle/markdown-riche.ts'
import { GrilleDeRessources } from './CarteDeRessource.tsx'
import { partiesDuCadre } from './cadre.ts'
import { phraseDeCitation } from './citer.ts'
import { FaitsDeRessource } from './FaitsDeRessource.tsx'
import type { VueDeRessource } from './rassembler-ressource.ts'
import { sorteRessource } from './ressource.sorte.ts'
import { urlRessource } from './ressource.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'copier-texte': HTMLAttributes<HTMLElement>
    }
  }
}

type Props = { vue: VueDeRessource; actes: ComponentChildren; avis: ComponentChildren }

/** La page d'une ressource. `actes` : ce que la personne qui regarde peut y faire ; `avis` : ce qu'elle vient d'y faire. */
export function RessourcePage({ vue, actes, avis }: Props) {
  const { ressource, referentiel } = vue
  const type = referentiel.parId(ressource.typeId)?.libelle
  return (
    <article class="ressource">
      <FilAriane etapes={[{ libelle: 'Ressources', href: '/ressources' }, { libelle: ressource.titre }]} />
      {avis}
      {ressource.etat !== 'publiee' && (
        <Message ton="attention" titre={`Ressource : ${sorteRessource.etats[ressource.etat].libelle.toLowerCase()}`}>
          Elle n'est visible que de vous et de l'animation du réseau.
        </Message>
      )}
      <header class="ressource-tete">
        <p class="surtitre">{[type, vue.territoire?.nom].filter(Boolean).join(' · ')}</p>
        <h1>{ressource.titre}</h1>
        {ressource.resume && <p class="chapeau">{ressource.resume}</p>}
        {ressource.estProposition && (
          <PropositionDeDepart>
            Cette ressource a été écrite avec la plateforme pour ne pas partir d'une page blanche. Elle n'engage pas le réseau, qui peut la
            corriger, la remplacer ou la retirer.
          </PropositionDeDepart>
        )}
      </header>
      <div class="ressource-corps">
        <div class="ressource-texte">
          <Sommaire sommaire={vue.sommaire} />
          <CadreDExemple cadre={vue.cadre} />
          {vue.corps && <div class="prose riche" dangerouslySetInnerHTML={{ __html: vue.corps }} />}
          <LesMots mots={vue.mots} />
          <footer class="ressource-source">
            <Fraicheur verifieeLe={ressource.verifieeLe} />
            {ressource.source && (
              <p>
                Source :{' '}
                {ressource.sourceUrl ? (
                  <a href={ressource.sourceUrl} rel="noopener nofollow ugc">
                    {ressource.source}
                  </a>
                ) : (
                  ressource.source
                )}
              </p>
            )}
          </footer>
        </div>
        <aside class="ressource-cote">
          <FaitsDeRessource vue={vue} />
          <div class="ressource-actes">{actes}</div>
          <Citer vue={vue} />
        </aside>
      </div>
      <SuitesDeRessource vue={vue} />
    </article>
  )
}

// En dessous de trois titres, un sommaire serait plus long que ce qu'il résume.
function Sommaire({ sommaire }: { sommaire: TitreDuTexte[] }) {
  const montres = sommaire.filter(({ rang }) => rang < 4)
  if (montres.length < 3) return null
  return (
    <nav class="ressource-sommaire" aria-labelledby="sommaire">
      <details open>
        <summary id="sommaire">Dans cette page</summary>
        <ol>
          {montres.map(({ id, titre, rang }) => (
            <li key={id} class={rang === 3 ? 'sous-titre' : undefined}>
              <a href={`#${id}`}>{titre}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}

/** Un exemple, du besoin à l'effet : le récit à gauche, les faits courts en regard, ce qu'on en garde à la fin. */
function CadreDExemple({ cadre }: { cadre: VueDeRessource['cadre'] }) {
  if (cadre.length === 0) return null
  return (
    <section class="exemple" aria-label="L'exemple, du besoin à l'effet">
      {cadre.map(({ champ, html }) => (
        <section key={champ} class={`exemple-partie exemple-${champ}`} aria-labelledby={`exemple-${champ}`}>
          <h2 id={`exemple-${champ}`}>{partiesDuCadre[champ].titre ?? partiesDuCadre[champ].libelle}</h2>
          <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      ))}
    </section>
  )
}

/** Comment citer : la phrase à recopier, et les formats des logiciels de bibliographie. */
function Citer({ vue: { ressource, referentiel } }: { vue: VueDeRessource }) {
  const type = referentiel.parId(ressource.typeId)?.code ?? ''
  const chemin = urlRessource(ressource)
  return (
    <section aria-labelledby="citer" class="ressource-citer">
      <h2 id="citer">La citer</h2>
      <copier-texte>
        <p class="ressource-citation">{phraseDeCitation({ ...ressource, type })}</p>
        <button type="button" class="bouton bouton-discret" hidden>
          Copier la citation
        </button>
        <span role="status" />
      </copier-texte>
      {ressource.etat === 'publiee' && (
        <p>
          <a href={`${chemin}.bib`}>BibTeX</a> · <a href={`${chemin}.csl.json`}>CSL-JSON</a>
        </p>
      )}
    </section>
  )
}

const salles: Record<string, string> = { parcours: 'Parcours', webinaire: 'Webinaire', vitrine: 'Vitrine' }

/** Par où continuer : sa lignée, où elle sert, ce qui se lit ensuite. */
function SuitesDeRessource({ vue }: { vue: VueDeRessource }) {
  const { adapteeDe, adaptations, usages, liees, referentiel, ressource } = vue
  return (
    <div class="ressource-suites">
      {(adapteeDe || adaptations.length > 0) && (
        <Section id="lignee" titre="Sa lignée">
          {adapteeDe && (
            <p>
              Adaptée de <a href={urlRessource(adapteeDe)}>{adapteeDe.titre}</a>
              {adapteeDe.territoire && ` (${adapteeDe.territoire})`}. {ressource.adaptation}
            </p>
          )}
          {adaptations.length > 0 && (
            <>
              <p>Reprise ailleurs :</p>
              <ul class="ressource-adaptations">
                {adaptations.map((adaptation) => (
                  <li key={adaptation.id}>
                    <a href={urlRessource(adaptation)}>{adaptation.titre}</a>
                    {adaptation.territoire && ` (${adaptation.territoire})`}
                    {adaptation.adaptation && <span class="discret"> {adaptation.adaptation}</span>}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Section>
      )}
      {usages.length > 0 && (
        <Section id="usages" titre="Où elle sert">
          <ul class="ressource-usages">
            {usages.map(({ salle, titre, chemin }) => (
              <li key={chemin}>
                <span class="discret">{salles[salle] ?? salle}</span> <a href={chemin}>{titre}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {liees.length > 0 && (
        <Section id="liees" titre="À lire ensuite">
          <GrilleDeRessources ressources={liees} referentiel={referentiel} />
        </Section>
      )}
    </div>
  )
}
