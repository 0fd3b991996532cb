import type { ComponentChildren } from 'preact'
import { Etiquette } from '#interface/Etiquette.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Fraicheur } from '#interface/Fraicheur.tsx'
import { Grille } from '#interface/Grille.tsx'
import { Message } from '#interface/Message.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { Section } from '#interface/Section.tsx'
import { avecParametres } from '#socle/urls.ts'
import { sorteActeur } from './acteur.sorte.ts'
import { type Apercu, filDeLaFiche } from './acteur.ts'
import { CarteDeVisite } from './CarteDeVisite.tsx'
import { LieuxDeFiche } from './LieuxDeFiche.tsx'
import type { VueDeFiche } from './rassembler-fiche.ts'

type Props = { vue: VueDeFiche; actes: ComponentChildren; ailleurs: ComponentChildren }

/** La fiche d'un acteur. `actes` : ce que la personne qui regarde peut y faire ; `ailleurs` : ce que d'autres salles y montrent. */
export function FichePage({ vue, actes, ailleurs }: Props) {
  const { fiche } = vue
  return (
    <article class="fiche-acteur">
      <FilAriane etapes={filDeLaFiche(fiche)} />
      {fiche.etat !== 'publiee' && (
        <Message ton="attention" titre={`Fiche ${sorteActeur.etats[fiche.etat].libelle.toLowerCase()}`}>
          Elle n'est visible que de vous et de l'animation du réseau.
        </Message>
      )}
      <header class="acteur-tete">
        <p class="surtitre">{surtitre(vue)}</p>
        <h1>{fiche.nom}</h1>
        {fiche.resume && <p class="chapeau">{fiche.resume}</p>}
      </header>
      <div class="acteur-corps">
        <div class="acteur-texte">
          {fiche.description && (
            <Section id="presentation" titre="Présentation">
              <div class="prose" dangerouslySetInnerHTML={{ __html: vue.presentation }} />
            </Section>
          )}
          <CeQuElleFait vue={vue} />
          <Source vue={vue} />
        </div>
        <aside class="acteur-cote">
          <div class="acteur-actes">{actes}</div>
          <LieuxDeFiche vue={vue} />
          <Joindre vue={vue} />
        </aside>
      </div>
      {ailleurs && <div class="acteur-ailleurs">{ailleurs}</div>}
      <Voisines vue={vue} />
    </article>
  )
}

function surtitre({ fiche, referentiel, commune, departement }: VueDeFiche): string {
  const profil = referentiel.parId(fiche.profilId)?.libelle
  return [fiche.estCatalyseur ? 'Catalyseur territorial' : null, profil, commune?.nom, departement?.nom].filter(Boolean).join(' · ')
}

function CeQuElleFait({ vue }: { vue: VueDeFiche }) {
  const groupes = [
    { liste: 'pratique', titre: 'Pratiques de catalyse' },
    { liste: 'activite', titre: 'Activités' },
    { liste: 'thematique', titre: 'Thématiques' },
    { liste: 'odd', titre: 'Objectifs de développement durable' },
  ] as const
  const remplis = groupes
    .map((groupe) => ({ ...groupe, termes: vue.referentiel.parIds(vue.fiche.termeIds, groupe.liste) }))
    .filter(({ termes }) => termes.length > 0)
  if (remplis.length === 0) return null
  return (
    <Section id="fait" titre="Ce que fait cette organisation">
      <dl class="acteur-termes">
        {remplis.map(({ liste, titre, termes: portes }) => (
          <div key={liste}>
            <dt>{titre}</dt>
            <dd>
              {portes.map((terme) => (
                <Etiquette
                  key={terme.id}
                  teinte={liste === 'activite' ? 'pratique' : liste}
                  href={avecParametres(vue.fiche.estCatalyseur ? '/catalyseurs' : '/acteurs', { [liste]: terme.code })}
                >
                  {terme.libelle}
                </Etiquette>
              ))}
              {portes.some((terme) => terme.estProposition) && <PropositionDeDepart />}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Joindre({ vue: { fiche } }: { vue: VueDeFiche }) {
  if (fiche.liens.length === 0 && !fiche.siret && !fiche.rna) return null
  return (
    <Section id="joindre" titre="Liens et identifiants">
      <ul class="acteur-liens">
        {fiche.liens.map((lien) => (
          <li key={lien}>
            <a href={lien} rel="noopener nofollow ugc">
              {lien.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
            </a>
          </li>
        ))}
        {fiche.siret && <li>SIRET {fiche.siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4')}</li>}
        {fiche.rna && <li>RNA {fiche.rna}</li>}
      </ul>
    </Section>
  )
}

function Source({ vue: { fiche } }: { vue: VueDeFiche }) {
  return (
    <footer class="acteur-source">
      <Fraicheur verifieeLe={fiche.verifieeLe} />
      <p>{fiche.proprietaireId ? "Fiche tenue par l'organisation." : 'Fiche que personne ne tient encore.'}</p>
      {fiche.source && <p>Source : {fiche.source}</p>}
    </footer>
  )
}

// Par où continuer : les catalyseurs les plus proches, et ceux qui font la même chose.
function Voisines({ vue: { presDIci, memesPratiques, referentiel } }: { vue: VueDeFiche }) {
  const listes: { id: string; titre: string; voisines: (Apercu & { km?: number | undefined })[] }[] = [
    { id: 'pres', titre: "Près d'ici", voisines: presDIci },
    { id: 'memes', titre: 'Mêmes pratiques', voisines: memesPratiques },
  ]
  return (
    <div class="acteur-voisines">
      {listes.map(
        ({ id, titre, voisines }) =>
          voisines.length > 0 && (
            <Section key={id} id={id} titre={titre}>
              <Grille de={voisines} classe="catalogue-fiches">
                {({ km, ...apercu }) => <CarteDeVisite {...{ apercu, referentiel, km }} />}
              </Grille>
            </Section>
          ),
      )}
    </div>
  )
}
