import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { type Mot, urlMot } from './mot.ts'

/** Demande confirmation avant de retirer un mot. */
export function RetirerMotPage({ mot }: { mot: Mot }) {
  return (
    <>
      <FilAriane
        etapes={[{ libelle: 'Glossaire', href: '/glossaire' }, { libelle: mot.terme, href: urlMot(mot) }, { libelle: 'Retirer' }]}
      />
      <h1>Retirer « {mot.terme} » ?</h1>
      <p>Il ne paraîtra plus dans le glossaire et ne sera plus expliqué dans les textes. Vous pourrez l'y remettre.</p>
      <form method="post" action={`${urlMot(mot)}/retirer`} class="actions">
        <Bouton variante="danger">Retirer ce mot</Bouton>
        <Bouton variante="discret" href={urlMot(mot)}>
          Garder ce mot
        </Bouton>
      </form>
    </>
  )
}
