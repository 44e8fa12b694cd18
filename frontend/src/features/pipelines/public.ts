export { lostReasonsQuery, pipelinesQuery, useLostReasonLabel, useStages } from './api';
export {
  defaultPipeline,
  type Label,
  type LostReason,
  labelIn,
  type Pipeline,
  pipelineOf,
  type Stage,
  type StageKind,
} from './model';
