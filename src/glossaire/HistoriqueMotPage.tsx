import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import type { listVersions } from '#socle/historique.ts'
import { dateLongue } from '#socle/texte.ts'
import { type ContenuDeMot, type Mot, urlMot } from './mot.ts'
import { QuatreLectures } from './QuatreLectures.tsx'

type Version = Awaited<ReturnType<typeof listVersions>>[number]
/** `lue` : la version choisie, montrée entière. */
type Props = { mot: Mot; versions: Version[]; lue: { numero: number; contenu: ContenuDeMot; html: string } | undefined }

const colonnes = [
  { cle: 'quand', libelle: 'Quand' },
  { cle: 'quoi', libelle: 'Quoi' },
  { cle: 'qui', libelle: 'Qui' },
]

/** Ce qu'un mot a dit au fil du temps ; on peut repartir d'une version. */
export function HistoriqueMotPage({ mot, versions, lue }: Props) {
  const ici = urlMot(mot)
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Glossaire', href: '/glossaire' }, { libelle: mot.terme, href: ici }, { libelle: 'Versions' }]} />
      <h1>Les versions de « {mot.terme} »</h1>
      {versions.length === 0 && <EtatVide titre="Une seule version">Ce mot n'a pas changé depuis que la plateforme l'a proposé.</EtatVide>}
      {versions.length > 0 && (
        <Tableau
          legende="Les versions, la plus récente d'abord"
          legendeCachee
          colonnes={colonnes}
          lignes={versions.map(({ numero, motif, le, auteur }) => ({
            quand: <a href={`${ici}/historique?version=${numero}`}>{dateLongue(le)}</a>,
            quoi: motif,
            qui: auteur ?? 'Compte effacé',
          }))}
        />
      )}
      {lue && (
        <section aria-labelledby="version">
          <h2 id="version">Version {lue.numero}</h2>
          <p>
            <strong>{lue.contenu.terme}</strong>
          </p>
          <div dangerouslySetInnerHTML={{ __html: lue.html }} />
          <QuatreLectures mot={lue.contenu} niveau={3} />
          <p class="actions">
            <Bouton variante="secondaire" href={`${ici}/modifier?version=${lue.numero}`}>
              Repartir de cette version
            </Bouton>
          </p>
        </section>
      )}
    </>
  )
}
