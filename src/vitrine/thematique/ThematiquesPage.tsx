import { FilAriane } from '#interface/FilAriane.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { descriptions, type Referentiel } from '#referentiel/referentiel.ts'
import { Thematiques } from '../accueil-de-vitrine/BlocsDuFonds.tsx'

/** Les besoins des territoires, une entrée chacun. */
export function ThematiquesPage({ referentiel }: { referentiel: Referentiel }) {
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
