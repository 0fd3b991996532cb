import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { Etiquette } from '#interface/Etiquette.tsx'
import { pluriel } from '#socle/texte.ts'
import type { ActeursIci } from './territoire.ts'

type Props = { acteurs: ActeursIci | undefined }

/** Qui agit sur ce territoire ; sans personne encore, ce qu'on peut faire. */
export function QuiAgitIci({ acteurs }: Props) {
  if (!acteurs || acteurs.total === 0) {
    return (
      <section aria-labelledby="qui-agit" class="territoire-acteurs">
        <h2 id="qui-agit">Qui agit ici ?</h2>
        <EtatVide
          niveau={3}
          titre="Personne n'est encore inscrit ici"
          actions={acteurs && <Bouton href={acteurs.lienProposer}>Proposer une fiche</Bouton>}
        >
          <p>Vous agissez ici, ou vous connaissez qui le fait ? La première fiche aidera les suivantes.</p>
        </EtatVide>
      </section>
    )
  }
  return (
    <section aria-labelledby="qui-agit" class="territoire-acteurs">
      <h2 id="qui-agit">Qui agit ici ?</h2>
      <p>{pluriel(acteurs.total, 'organisation agit', 'organisations agissent')} sur ce territoire.</p>
      <Comptes titre="Par pratique" comptes={acteurs.parPratique} teinte="pratique" />
      <Comptes titre="Par thématique" comptes={acteurs.parThematique} teinte="thematique" />
      <ul class="territoire-premiers">
        {acteurs.premiers.map((a) => (
          <li key={a.href}>
            <a href={a.href}>{a.nom}</a>
            {a.resume && <p>{a.resume}</p>}
          </li>
        ))}
      </ul>
      <Bouton variante="secondaire" href={acteurs.lienTous}>
        Voir toutes les fiches
      </Bouton>
    </section>
  )
}

function Comptes({ titre, comptes, teinte }: { titre: string; comptes: ActeursIci['parPratique']; teinte: 'pratique' | 'thematique' }) {
  const nonVides = comptes.filter((c) => c.compte > 0)
  if (nonVides.length === 0) return null
  return (
    <div>
      <h3>{titre}</h3>
      <ul class="territoire-comptes">
        {nonVides.map((c) => (
          <li key={c.href}>
            <Etiquette teinte={teinte} href={c.href}>{`${c.libelle} (${c.compte})`}</Etiquette>
          </li>
        ))}
      </ul>
    </div>
  )
}
