import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { Abonnement } from './Abonnement.tsx'
import { Seances } from './CarteDeSeance.tsx'
import { urlCycle } from './cycle.ts'
import { finDeSeance } from './dates-de-seance.ts'
import type { rassemblerCycle } from './rassembler-webinaires.ts'

type Props = { vue: Awaited<ReturnType<typeof rassemblerCycle>>; peutTenir: boolean }

/** Un cycle : sa question, puis ses séances de la première à la dernière. */
export function CyclePage({ vue, peutTenir }: Props) {
  const { cycle, seances } = vue
  const reste = seances.some((seance) => finDeSeance(seance) > new Date())
  return (
    <article class="webinaires">
      <FilAriane etapes={[{ libelle: 'Webinaires', href: '/webinaires' }, { libelle: cycle.titre }]} />
      <header>
        <p class="surtitre">Cycle de webinaires{cycle.annee !== null && ` · ${cycle.annee}`}</p>
        <h1>{cycle.titre}</h1>
        {cycle.question && <p class="seance-question">{cycle.question}</p>}
        {cycle.estProposition && <PropositionDeDepart />}
        {peutTenir && (
          <p class="actions">
            <Bouton variante="secondaire" href={`${urlCycle(cycle)}/modifier`}>
              Modifier le cycle
            </Bouton>
          </p>
        )}
      </header>
      {cycle.description && <div class="prose" dangerouslySetInnerHTML={{ __html: vue.description }} />}
      <section aria-labelledby="seances">
        <h2 id="seances">Les séances</h2>
        {seances.length === 0 ? (
          <EtatVide
            titre="Pas encore de séance"
            niveau={3}
            actions={
              <Bouton variante="secondaire" href="/webinaires">
                Voir les autres séances
              </Bouton>
            }
          >
            Les dates de ce cycle seront annoncées ici.
          </EtatVide>
        ) : (
          <Seances {...vue} invite={reste} />
        )}
      </section>
      {cycle.source && <p class="discret">Source : {cycle.source}</p>}
      <Abonnement cycle={cycle} />
    </article>
  )
}
