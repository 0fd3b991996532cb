import { poidsEnMots, urlFichier } from '#fichier/fichier.ts'
import { extensionDe } from '#fichier/types-admis.ts'
import { dureeEnMots } from '#interface/duree.ts'
import { Etiquette, type Teinte } from '#interface/Etiquette.tsx'
import { Fait } from '#interface/Fait.tsx'
import { Section } from '#interface/Section.tsx'
import { type Liste, nomDuTerme } from '#referentiel/referentiel.ts'
import { dateLongue } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { nomDistinct, urlTerritoire } from '#territoire/territoire.ts'
import { licences } from './licences.ts'
import type { VueDeRessource } from './rassembler-ressource.ts'

/** En marge : ce qu'il faut savoir avant de s'en servir, et ce que l'on télécharge. */
export function FaitsDeRessource({ vue }: { vue: VueDeRessource }) {
  const { ressource, referentiel, territoire } = vue
  const maturite = ressource.maturiteId === null ? undefined : referentiel.parId(ressource.maturiteId)
  const licence = licences[ressource.licence]
  return (
    <>
      <Telecharger vue={vue} />
      <Section id="fiche" titre="En bref">
        <dl class="faits ressource-faits">
          <Fait nom="Temps">{ressource.dureeMinutes !== null && dureeEnMots(ressource.dureeMinutes)}</Fait>
          <Fait nom="Pour qui">
            {maturite && <a href={avecParametres('/ressources', { maturite: [maturite.code] })}>{maturite.libelle}</a>}
          </Fait>
          <Fait nom="Par">{(vue.acteurs.length > 0 || ressource.auteurs.length > 0) && <Auteurs vue={vue} />}</Fait>
          <Fait nom="Année">{ressource.annee}</Fait>
          <Fait nom="D'où">{territoire && <a href={urlTerritoire(territoire)}>{nomDistinct(territoire)}</a>}</Fait>
          <Fait nom="Licence">
            {licence.url ? (
              <a href={licence.url} rel="license noopener" title={licence.nom}>
                {ressource.licence}
              </a>
            ) : (
              licence.nom
            )}
          </Fait>
          <Fait nom="Publiée">{ressource.publieeLe && `le ${dateLongue(ressource.publieeLe)}`}</Fait>
        </dl>
      </Section>
      <Termes vue={vue} />
    </>
  )
}

/** Les organisations de l'annuaire avec leur lien, puis les autres signatures. */
function Auteurs({ vue: { acteurs, ressource } }: { vue: VueDeRessource }) {
  const autres = ressource.auteurs.filter((nom) => !acteurs.some((acteur) => acteur.nom === nom))
  return (
    <ul class="ressource-auteurs">
      {acteurs.map(({ nom, href }) => (
        <li key={href}>
          <a href={href}>{nom}</a>
        </li>
      ))}
      {autres.map((nom) => (
        <li key={nom}>{nom}</li>
      ))}
    </ul>
  )
}

function Telecharger({ vue: { fichiers } }: { vue: VueDeRessource }) {
  if (fichiers.length === 0) return null
  return (
    <Section id="telecharger" titre="À télécharger">
      <ul class="ressource-fichiers">
        {fichiers.map((fichier) => (
          <li key={fichier.id}>
            <a href={urlFichier(fichier)}>{fichier.titre}</a>
            <span class="discret">
              {extensionDe(fichier.type).toUpperCase()}, {poidsEnMots(fichier.taille)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const familles = [
  { liste: 'thematique', titre: 'Thématiques', teinte: 'thematique' },
  { liste: 'pratique', titre: 'Pratiques', teinte: 'pratique' },
  { liste: 'profil', titre: 'Parle à', teinte: 'profil' },
  { liste: 'odd', titre: 'ODD', teinte: 'odd' },
  { liste: 'cible', titre: "Cibles de l'ODD 17", teinte: 'odd' },
] as const satisfies { liste: Liste; titre: string; teinte: Teinte }[]

function Termes({ vue: { ressource, referentiel } }: { vue: VueDeRessource }) {
  const remplies = familles
    .map((famille) => ({ ...famille, siens: referentiel.parIds(ressource.termeIds, famille.liste) }))
    .filter(({ siens }) => siens.length > 0)
  if (remplies.length === 0) return null
  return (
    <dl class="acteur-termes">
      {remplies.map(({ liste, titre, teinte, siens }) => (
        <div key={liste}>
          <dt>{titre}</dt>
          <dd>
            {siens.map((terme) => (
              <Etiquette key={terme.id} teinte={teinte} href={avecParametres('/ressources', { [liste]: [terme.code] })}>
                {nomDuTerme(terme)}
              </Etiquette>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
