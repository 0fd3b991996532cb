import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import type { Erreurs } from '#socle/formulaire.ts'
import type { Choisissables } from './choisissables.ts'
import type { BlocCompose } from './composition.ts'
import { nomDe } from './lire-composition.ts'

type Props = { bloc: BlocCompose; erreurs: Erreurs; choisissables: Choisissables; adresse: string }

/** Les champs propres au genre du bloc. */
export function ChampsDuGenre(props: Props) {
  const { bloc, erreurs } = props
  const nom = nomDe(bloc.id, 'texte')
  const libelle = bloc.genre === 'etape' || bloc.genre === 'texte' ? 'Texte' : 'Consigne'
  const aide = 'Gras : **mot** ; liste : une ligne qui commence par - ; tableau : des colonnes séparées par |'
  return (
    <>
      <Champ nom={nom} libelle={libelle} type="textarea" lignes={4} aide={aide} valeur={bloc.texte} erreur={erreurs[nom]} />
      {bloc.genre === 'ressource' && <ChoixDeRessource {...props} />}
      {bloc.genre === 'webinaire' && <ChoixDeSeance {...props} />}
      {bloc.genre === 'exercice' && <ChampsDExercice {...props} />}
      {bloc.genre === 'verification' && <Questions {...props} />}
    </>
  )
}

function ChoixDeRessource({ bloc, choisissables, adresse }: Props) {
  const trouvees = choisissables.ressources.get(bloc.id) ?? []
  const options = [...trouvees.map(({ id, titre }) => ({ valeur: id, libelle: titre })), { valeur: '', libelle: 'Aucune pour le moment' }]
  return (
    <>
      <div class="compo-recherche">
        <Champ nom={nomDe(bloc.id, 'recherche')} libelle="Chercher une ressource" type="search" valeur={bloc.recherche} />
        <Bouton
          variante="secondaire"
          nom="action"
          valeur={`chercher:${bloc.id}`}
          attributs={{ formaction: `${adresse}#bloc-${bloc.id}`, formnovalidate: '' }}
        >
          Chercher
        </Bouton>
      </div>
      <Champ nom={nomDe(bloc.id, 'lie')} libelle="La ressource à lire" type="radios" options={options} valeur={bloc.lie} />
    </>
  )
}

function ChoixDeSeance({ bloc, choisissables, erreurs }: Props) {
  const options = choisissables.seances.map(({ id, titre }) => ({ valeur: id, libelle: titre }))
  const chapitre = nomDe(bloc.id, 'chapitre')
  return (
    <>
      <Champ
        nom={nomDe(bloc.id, 'lie')}
        libelle="La séance à regarder"
        type="select"
        vide="Aucune pour le moment"
        options={options}
        valeur={bloc.lie}
      />
      <Champ
        nom={chapitre}
        libelle="À partir de"
        aide="Minutes et secondes : 12:30"
        valeur={bloc.chapitre}
        erreur={erreurs[chapitre]}
        max={8}
      />
    </>
  )
}

function ChampsDExercice({ bloc, erreurs }: Props) {
  const lignes = [...bloc.champs, { cle: '', libelle: '', aide: '' }].slice(0, 12)
  return (
    <>
      <p class="discret">Une ligne par réponse attendue ; la dernière reste vide, une autre paraît quand on la remplit et enregistre.</p>
      {lignes.map(({ cle, libelle, aide }, rang) => {
        const nom = (suite: string) => nomDe(bloc.id, `champ${rang}_${suite}`)
        return (
          <div class="groupe-champs" key={rang}>
            <input type="hidden" name={nom('cle')} value={cle} />
            <Champ
              nom={nom('libelle')}
              libelle={`Ce que l'on demande (${rang + 1})`}
              valeur={libelle}
              erreur={erreurs[nom('libelle')]}
              max={300}
            />
            <Champ nom={nom('aide')} libelle={`Aide (${rang + 1})`} valeur={aide} max={500} />
          </div>
        )
      })}
    </>
  )
}

function Questions({ bloc, erreurs }: Props) {
  const lignes = [...bloc.questions, { question: '', choix: '', juste: '1', explication: '' }].slice(0, 12)
  return (
    <>
      {lignes.map((ligne, rang) => {
        const champ = (suite: string) => ({
          nom: nomDe(bloc.id, `q${rang}_${suite}`),
          erreur: erreurs[nomDe(bloc.id, `q${rang}_${suite}`)],
        })
        return (
          <div class="compo-question" key={rang}>
            <Champ {...champ('question')} libelle={`Question ${rang + 1}`} valeur={ligne.question} max={500} />
            <Champ
              {...champ('choix')}
              libelle={`Choix (${rang + 1})`}
              aide="Un par ligne"
              type="textarea"
              lignes={3}
              valeur={ligne.choix}
            />
            <Champ
              {...champ('juste')}
              libelle={`La bonne ligne (${rang + 1})`}
              type="select"
              options={[1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ valeur: n, libelle: `ligne ${n}` }))}
              valeur={ligne.juste}
            />
            <Champ
              {...champ('explication')}
              libelle={`Pourquoi (${rang + 1})`}
              type="textarea"
              lignes={2}
              valeur={ligne.explication}
              max={2000}
            />
          </div>
        )
      })}
    </>
  )
}
