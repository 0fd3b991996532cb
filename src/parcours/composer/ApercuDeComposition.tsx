import { Message } from '#interface/Message.tsx'
import { BlocLu } from '../lire/BlocLu.tsx'
import type { ContexteDeBloc } from '../lire/contexte-de-bloc.ts'
import { Sentier } from '../lire/Sentier.tsx'
import { Prose } from '../lire/Texte.tsx'
import { etapesDe, type Parcours } from '../parcours.ts'

type Props = { parcours: Parcours } & Pick<ContexteDeBloc, 'lies' | 'textes'>

/** Ce que la composition donnera à lire, dans sa version la plus longue. Rien n'est enregistré. */
export function ApercuDeComposition({ parcours, lies, textes }: Props) {
  const etapes = etapesDe(parcours, '12h')
  const contexte: ContexteDeBloc = {
    lies,
    textes: { ...textes, mots: [] },
    faits: [],
    reponses: {},
    erreurs: {},
    choisi: () => undefined,
    version: '12h',
    compte: false,
    vivant: false,
  }
  return (
    <>
      <Message ton="info">Aperçu de la version longue : rien n'est enregistré. Fermez cet onglet pour revenir à la composition.</Message>
      <h1>{parcours.titre}</h1>
      <p class="chapeau">{parcours.resume}</p>
      <Sentier etapes={etapes} faits={[]} />
      {etapes.map(({ etape, rang, blocs }) => (
        <section key={etape.cle}>
          <h2>
            {rang}. {etape.titre}
          </h2>
          <Prose html={textes.htmls.get(etape.cle)} />
          {blocs.map((bloc) => (
            <BlocLu key={bloc.cle} bloc={bloc} contexte={contexte} />
          ))}
        </section>
      ))}
    </>
  )
}
