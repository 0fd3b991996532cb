import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { descriptions, type Terme } from './referentiel.ts'

/** Demande confirmation avant de retirer un terme. */
export function RetraitPage({ terme }: { terme: Terme }) {
  const liste = `/referentiel/${terme.liste}`
  const etapes = [
    { libelle: 'Référentiel', href: '/referentiel' },
    { libelle: descriptions[terme.liste].titre, href: liste },
    { libelle: 'Retirer' },
  ]
  return (
    <>
      <FilAriane etapes={etapes} />
      <h1>Retirer « {terme.libelle} » ?</h1>
      <p>
        Le terme ne sera plus proposé dans les formulaires ni les filtres. Les fiches qui le portent le gardent. Vous pourrez le proposer de
        nouveau.
      </p>
      <form method="post" action={`${liste}/${terme.code}/retirer`} class="actions">
        <Bouton variante="danger">Retirer ce terme</Bouton>
        <Bouton variante="discret" href={liste}>
          Garder ce terme
        </Bouton>
      </form>
    </>
  )
}
