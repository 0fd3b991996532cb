import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { lecteurs, type Mot, type MotRendu, urlMot } from './mot.ts'
import { PiedDuMot } from './PiedDuMot.tsx'
import { QuatreLectures } from './QuatreLectures.tsx'

type Props = { mot: MotRendu; tous: Mot[]; modifiable: boolean }

/** Un mot : ce qu'il veut dire, puis comment chacun le lit. */
export function MotPage({ mot, tous, modifiable }: Props) {
  const lu = lecteurs.some((lecteur) => mot.lectures[lecteur])
  return (
    <article class="mot-page famille-savoir">
      <FilAriane etapes={[{ libelle: 'Glossaire', href: '/glossaire' }, { libelle: mot.terme }]} />
      {mot.retireLe && <Message ton="attention">Ce mot a été retiré du glossaire : seule l'animation le voit encore.</Message>}
      <div class="mot-tete">
        <h1>{mot.terme}</h1>
        <div class="mot-definition" dangerouslySetInnerHTML={{ __html: mot.html }} />
        {mot.formes.length > 0 && <p class="discret">On l'écrit aussi : {mot.formes.join(', ')}.</p>}
      </div>
      {lu && (
        <section aria-labelledby="lectures" class="mot-lectures">
          <h2 id="lectures">Comment chacun le lit</h2>
          <QuatreLectures mot={mot} niveau={3} dessin />
        </section>
      )}
      <PiedDuMot mot={mot} tous={tous} />
      {mot.estProposition && <PropositionDeDepart />}
      {modifiable && <Actes mot={mot} />}
    </article>
  )
}

function Actes({ mot }: { mot: Mot }) {
  const ici = urlMot(mot)
  return (
    <p class="actions">
      <Bouton variante="secondaire" href={`${ici}/modifier`}>
        Modifier ce mot
      </Bouton>
      <Bouton variante="discret" href={`${ici}/historique`}>
        Ses versions
      </Bouton>
      {mot.retireLe === null && (
        <Bouton variante="discret" href={`${ici}/retirer`}>
          Le retirer
        </Bouton>
      )}
    </p>
  )
}
