import type { ComponentChildren } from 'preact'
import { Carte } from '../instruments/carte/Carte.tsx'
import { fondLocal } from '../instruments/carte/fond.ts'
import { Etiquette } from '../interface/Etiquette.tsx'
import { FilAriane } from '../interface/FilAriane.tsx'
import { Fraicheur } from '../interface/Fraicheur.tsx'
import { Message } from '../interface/Message.tsx'
import { PropositionDeDepart } from '../interface/PropositionDeDepart.tsx'
import type { Liste } from '../referentiel/referentiel.ts'
import { markdownEnHtml } from '../socle/markdown.ts'
import { avecParametres } from '../socle/urls.ts'
import { nomDistinct, urlTerritoire } from '../territoire/territoire.ts'
import { libelleDeLEtat } from './acteur.ts'
import { CarteDeVisite } from './CarteDeVisite.tsx'
import type { VueDeFiche } from './rassembler-fiche.ts'

/** La fiche d'un acteur. `actes` : ce que la personne qui regarde peut y faire. */
export function FichePage({ vue, actes }: { vue: VueDeFiche; actes: ComponentChildren }) {
  const { fiche } = vue
  const liste = fiche.estCatalyseur ? { libelle: 'Catalyseurs', href: '/catalyseurs' } : { libelle: 'Acteurs', href: '/acteurs' }
  return (
    <article class="fiche-acteur">
      <FilAriane etapes={[liste, { libelle: fiche.nom }]} />
      {fiche.etat !== 'publiee' && (
        <Message ton="attention" titre={`Fiche ${libelleDeLEtat[fiche.etat].toLowerCase()}`}>
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
            <section aria-labelledby="presentation">
              <h2 id="presentation">Présentation</h2>
              <div class="prose" dangerouslySetInnerHTML={{ __html: markdownEnHtml(fiche.description) }} />
            </section>
          )}
          <CeQuElleFait vue={vue} />
          <Source vue={vue} />
        </div>
        <aside class="acteur-cote">
          <div class="acteur-actes">{actes}</div>
          <Ou vue={vue} />
          <Joindre vue={vue} />
        </aside>
      </div>
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
  const termes = (liste: Liste) => vue.fiche.termeIds.flatMap((id) => vue.referentiel.parId(id) ?? []).filter((terme) => terme.liste === liste)
  const remplis = groupes.map((groupe) => ({ ...groupe, termes: termes(groupe.liste) })).filter((groupe) => groupe.termes.length > 0)
  if (remplis.length === 0) return null
  return (
    <section aria-labelledby="fait">
      <h2 id="fait">Ce que fait cette organisation</h2>
      <dl class="acteur-termes">
        {remplis.map(({ liste, titre, termes: portes }) => (
          <div key={liste}>
            <dt>
              {titre} {portes.some((terme) => terme.estProposition) && <PropositionDeDepart />}
            </dt>
            <dd>
              {portes.map((terme) => (
                <Etiquette key={terme.id} teinte={liste === 'activite' ? 'pratique' : liste} href={avecParametres(vue.fiche.estCatalyseur ? '/catalyseurs' : '/acteurs', { [liste]: terme.code })}>
                  {terme.libelle}
                </Etiquette>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Ou({ vue }: { vue: VueDeFiche }) {
  const { fiche, commune, departement, territoires, contours } = vue
  const geometries = contours.map((c) => c.geometrie)
  if (!fiche.point && geometries.length === 0 && territoires.length === 0) return null
  const nomDe = new Map([...territoires, ...(departement ? [departement] : [])].map((t) => [t.id, t]))
  return (
    <section aria-labelledby="ou">
      <h2 id="ou">Où</h2>
      {(geometries.length > 0 || fiche.point) && (
        <Carte
          titre={territoires.length > 0 ? 'Territoires d’action' : fiche.point ? 'Le siège, dans son département' : 'Le département du siège'}
          fond={fondLocal(geometries, { largeur: 420, hauteurMax: 340, ...(fiche.point ? { centre: [fiche.point.longitude, fiche.point.latitude] } : {}) })}
          zones={contours.map((c) => ({ id: c.territoireId, d: c.geometrie, libelle: nomDe.get(c.territoireId)?.nom ?? '', classe: 'principal' }))}
          points={fiche.point ? [{ id: fiche.slug, lon: fiche.point.longitude, lat: fiche.point.latitude, libelle: commune?.nom ?? fiche.nom, rayon: 7, classe: 'catalyseur' }] : []}
          indicatif={contours.some((c) => c.estIndicatif)}
          texteAilleurs={<></>}
        />
      )}
      <dl class="acteur-lieux">
        {(commune ?? departement) && (
          <div>
            <dt>Siège</dt>
            <dd>
              {fiche.adresse && <>{fiche.adresse}, </>}
              {commune && <a href={urlTerritoire(commune)}>{commune.nom}</a>}
              {commune && departement && ', '}
              {departement && <a href={urlTerritoire(departement)}>{nomDistinct(departement)}</a>}
            </dd>
          </div>
        )}
        {territoires.length > 0 && (
          <div>
            <dt>Agit sur</dt>
            <dd>
              <ul>
                {territoires.map((t) => (
                  <li key={t.id}>
                    <a href={urlTerritoire(t)}>{nomDistinct(t)}</a>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Joindre({ vue: { fiche } }: { vue: VueDeFiche }) {
  if (fiche.liens.length === 0 && !fiche.siret && !fiche.rna) return null
  return (
    <section aria-labelledby="joindre">
      <h2 id="joindre">Liens et identifiants</h2>
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
    </section>
  )
}

function Source({ vue: { fiche } }: { vue: VueDeFiche }) {
  return (
    <footer class="acteur-source">
      <Fraicheur verifieeLe={fiche.verifieeLe} />
      <p>{fiche.proprietaireId ? "Fiche tenue par l'organisation." : "Fiche que personne ne tient encore."}</p>
      {fiche.source && <p>Source : {fiche.source}</p>}
    </footer>
  )
}

function Voisines({ vue }: { vue: VueDeFiche }) {
  const { presDIci, memesPratiques, referentiel } = vue
  return (
    <div class="acteur-voisines">
      {presDIci.length > 0 && (
        <section aria-labelledby="pres">
          <h2 id="pres">Près d'ici</h2>
          <ul class="annuaire-fiches">
            {presDIci.map((apercu) => (
              <li key={apercu.id}>
                <CarteDeVisite apercu={apercu} referentiel={referentiel} km={apercu.km} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {memesPratiques.length > 0 && (
        <section aria-labelledby="memes">
          <h2 id="memes">Mêmes pratiques</h2>
          <ul class="annuaire-fiches">
            {memesPratiques.map((apercu) => (
              <li key={apercu.id}>
                <CarteDeVisite apercu={apercu} referentiel={referentiel} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
