export { NextSteps } from './components/NextSteps';
